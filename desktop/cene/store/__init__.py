"""The SQLite catalogue and the journal in it."""
