"""The way of a message: relay, consumer, and the time from a commit to its effect."""
