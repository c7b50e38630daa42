"""Where tests look for helpers."""
