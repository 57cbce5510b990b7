"""The page of the model lab."""
