"""Aggregates in and out of PostgreSQL, a file a subject; what is loaded to be changed is locked."""
