"""Aggregates in and out of PostgreSQL: courses with who takes part, people as they are known."""
