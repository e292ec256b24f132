"""Secrets that are handed out once and kept only as a hash: links in letters, sessions."""

import hashlib
import secrets

BYTES = 32


def make_secret() -> str:
    """256 random bits, safe in a link."""
    return secrets.token_urlsafe(BYTES)


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. A plain SHA-256 is enough: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()
