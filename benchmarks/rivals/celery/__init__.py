"""The job in celery."""
