"""The one-shot jobs of Compose: secrets, databases, the outsider's queue, and its door in a demo."""
