"""The job in faststream."""
