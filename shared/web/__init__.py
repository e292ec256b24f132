"""The way in by HTTP: app factory, problems, access, pages, idempotency, health.

The only shared home of Flask.
"""
