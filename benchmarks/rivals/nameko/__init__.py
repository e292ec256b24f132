"""The job in nameko."""
