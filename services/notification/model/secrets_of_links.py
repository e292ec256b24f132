"""Secrets in links: those that are used once are random and kept as a hash; the one that stops mails is not.

Every announcement carries a link that stops it, and a hash cannot give back the secret to put in the next
mail. So that secret is computed: the subscription's id with an HMAC over it. Nothing is stored, and who
reads the database cannot make one. Another WEB_SECRET makes the links in older mails useless, and the page
that they open then says to use a newer mail.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

BYTES = 32
ID_BYTES = 16


def make_secret() -> str:
    """256 random bits, safe in a link."""
    return secrets.token_urlsafe(BYTES)


def hash_secret(secret: str) -> bytes:
    """What is kept of a secret. A plain SHA-256 is enough: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).digest()


class StopTokens:
    """Makes and reads the secrets that stop a subscription.

    Args:
        web_secret: of the service; a key of our own is derived from it.
    """

    def __init__(self, web_secret: str) -> None:
        self._key = hmac.digest(web_secret.encode(), b"stop a subscription", "sha256")

    def make(self, subscription_id: UUID) -> str:
        """The same for a subscription each time."""
        return urlsafe_b64encode(subscription_id.bytes + self._sign(subscription_id.bytes)).decode()

    def read(self, token: str) -> UUID | None:
        """Which subscription it stops; None if the token is none of ours."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii"))
        except ValueError:
            return None
        name, signature = raw[:ID_BYTES], raw[ID_BYTES:]
        if len(raw) != ID_BYTES + BYTES or not hmac.compare_digest(signature, self._sign(name)):
            return None
        return UUID(bytes=name)

    def _sign(self, name: bytes) -> bytes:
        return hmac.digest(self._key, name, "sha256")
