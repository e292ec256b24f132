"""What handlers need of the world: passwords hashed, keys made and used, links written."""
