"""Reading for screens and lists: SQL to plain rows."""
