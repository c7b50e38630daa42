"""Where pickles and older scripts look for parts of NumPy."""
