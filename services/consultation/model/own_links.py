"""The secret by which somebody without account opens what is theirs, a recommendation or a registration.

Every mail about it carries the link, and a hash cannot give back the secret to put in the next mail. So it is
computed: the thing's id with an HMAC over it. Nothing is stored, and who reads the table cannot make
one. Another WEB_SECRET makes older links useless; a newer mail has a good one.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

ID_BYTES, SIGNATURE_BYTES = 16, 32


class OwnSecrets:
    """Makes and reads them.

    Args:
        web_secret: of the service; a key of our own is derived from it.
        purpose: what they open; those of one purpose open nothing of another.
    """

    def __init__(self, web_secret: str, purpose: bytes = b"an author's own recommendation") -> None:
        self._key = hmac.digest(web_secret.encode(), purpose, "sha256")

    def make(self, thing_id: UUID) -> str:
        """The same for a thing each time."""
        signed = thing_id.bytes + self._sign(thing_id.bytes)
        return urlsafe_b64encode(signed).decode()

    def read(self, secret: str) -> UUID | None:
        """Which thing it opens; None if it is none of ours."""
        try:
            raw = urlsafe_b64decode(secret.encode("ascii"))
        except ValueError:
            return None
        name, signature = raw[:ID_BYTES], raw[ID_BYTES:]
        if len(raw) != ID_BYTES + SIGNATURE_BYTES or not hmac.compare_digest(signature, self._sign(name)):
            return None
        return UUID(bytes=name)

    def _sign(self, name: bytes) -> bytes:
        return hmac.digest(self._key, name, "sha256")
