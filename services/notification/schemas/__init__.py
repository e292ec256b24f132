"""Bodies of requests and answers, and what we read of others' events."""
