"""Bodies of requests and answers, and what is read of others' events; made at import."""
