"""The registry with a whole country in it."""
