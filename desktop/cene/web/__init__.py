"""The only code that opens connections, and only to what a person asked for."""
