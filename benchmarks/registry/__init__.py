"""The registry with a whole country in it: the national register imported, the directory searched."""
