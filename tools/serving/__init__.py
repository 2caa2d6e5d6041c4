"""Pages of scenes over HTTP: from this machine to its own browser, or, with a token, to others."""
