"""Bodies of requests and answers. Made once, at import."""
