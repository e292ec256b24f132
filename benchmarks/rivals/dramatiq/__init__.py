"""The job in dramatiq."""
