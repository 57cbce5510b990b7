"""The page that opens first: albums, photos, one photo, and how sure is sure enough."""
