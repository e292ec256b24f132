"""What the training service can be told, a file a subject. A command never leaves the service."""
