"""The commands, as they are called: each asks, works, and shows the answer."""
