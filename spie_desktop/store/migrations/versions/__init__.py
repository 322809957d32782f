"""One module a revision; the SQL of each, in a folder of its own."""
