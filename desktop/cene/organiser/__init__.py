"""Use cases; each returns what changed."""
