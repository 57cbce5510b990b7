"""The model lab: data sets, training, reports, and what is adopted."""
