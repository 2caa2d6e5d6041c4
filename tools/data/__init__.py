"""Where data comes from: files, tables, named data sets, folders of others; and what is brought to it."""
