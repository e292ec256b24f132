"""The services: each owns its data, says what happened, and imports no other."""
