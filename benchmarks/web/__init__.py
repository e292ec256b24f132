"""The services by HTTP: sending, reading, what they weigh, and what they do while the broker is away."""
