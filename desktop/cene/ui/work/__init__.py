"""The work thread, what it is asked to do, and what is read beside it."""
