"""Secrets in links: those that are used once are random and kept as a hash; the one that stops mails is not.

Every announcement carries a link that stops it, and a hash cannot give back the secret to put in the next
mail. So that secret is computed: the subscription's id with an HMAC over it. Nothing is stored, and who
reads the database cannot make one. Another WEB_SECRET makes the links in older mails useless, and the page
that they open then says to use a newer mail.

The link to all that one follows is computed too, over the moment at which it ends as well: it opens more
than one thing, and a mail that is passed on should not do so for ever.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from uuid import UUID

PAGE_LASTS = timedelta(days=30)
END_BYTES = 6  # with 16 and 32 no filling at the end: it fits into one line of a mail
BYTES = 32
ID_BYTES = 16


def make_secret() -> str:
    """256 random bits, safe in a link."""
    return secrets.token_urlsafe(BYTES)


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. A plain SHA-256 is enough: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


class StopTokens:
    """Makes and reads the secrets that stop what one chose, and those that show all of it.

    Args:
        web_secret: of the service; keys of our own are derived from it.
    """

    def __init__(self, web_secret: str) -> None:
        self._key = hmac.digest(web_secret.encode(), b"stop a subscription", "sha256")
        self._page_key = hmac.digest(web_secret.encode(), b"show what is followed", "sha256")

    def make(self, chosen: UUID) -> str:
        """The same for a subscription, or a follower, each time."""
        return _encoded(chosen.bytes + hmac.digest(self._key, chosen.bytes, "sha256"))

    def read(self, token: str) -> UUID | None:
        """Which subscription, or whose all, it stops; None if the token is none of ours."""
        raw = _decoded(token)
        name, signature = raw[:ID_BYTES], raw[ID_BYTES:]
        if len(raw) != ID_BYTES + BYTES or not _is(signature, self._key, name):
            return None
        return UUID(bytes=name)

    def make_page(self, chosen: UUID, now: datetime) -> str:
        """Shows all that the holder of a subscription, or a follower, follows; for `PAGE_LASTS`."""
        said = chosen.bytes + int((now + PAGE_LASTS).timestamp()).to_bytes(END_BYTES)
        return _encoded(said + hmac.digest(self._page_key, said, "sha256"))

    def read_page(self, token: str, now: datetime) -> UUID | None:
        """Which subscription or follower it was made for; None if it is over or none of ours."""
        raw = _decoded(token)
        said, signature = raw[: ID_BYTES + END_BYTES], raw[ID_BYTES + END_BYTES :]
        if len(raw) != ID_BYTES + END_BYTES + BYTES or not _is(signature, self._page_key, said):
            return None
        is_over = int.from_bytes(said[ID_BYTES:]) <= now.timestamp()
        return None if is_over else UUID(bytes=said[:ID_BYTES])


def _is(signature: bytes, key: bytes, said: bytes) -> bool:
    return hmac.compare_digest(signature, hmac.digest(key, said, "sha256"))


def _encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode()


def _decoded(token: str) -> bytes:
    try:
        return urlsafe_b64decode(token.encode("ascii"))
    except ValueError:
        return b""
