"""Reading for screens and lists: SQL to plain rows, a file a subject."""
