"""Known worlds: data made with its truth, so that what is found in it can be checked against what is so."""
