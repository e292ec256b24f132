"""What the training service refuses: a file a subject, with the tree of its errors; a class a rule."""
