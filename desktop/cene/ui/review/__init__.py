"""Going through the photos that wait."""
