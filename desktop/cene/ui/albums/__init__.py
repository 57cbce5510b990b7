"""The page of the albums."""
