"""A mail server that delivers to nobody: what it takes can be read in the browser and as JSON."""
