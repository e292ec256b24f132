"""Where mails come back to: one address a delivery (VERP), so that a bounce tells which of them it is about.

The address carries the delivery's id and a signature, so that nobody can report a mail that they have not
seen. Both are in letters that survive a server which does not mind capitals.
"""

import hmac
from base64 import b32decode, b32encode
from uuid import UUID

ID_BYTES = 16
SIGNATURE_BYTES = 10
LONGEST_NAME = (
    20  # with `+` and the token's 42 letters it is a local part of at most 64 (RFC 5321, 4.5.3.1.1)
)


class ReturnPaths:
    """Makes and reads these addresses.

    Args:
        web_secret: of the service; a key of our own is derived from it.
        address: to which `+` and a token are added; where it is empty, mails come back to who sends them.
    """

    def __init__(self, web_secret: str, address: str) -> None:
        self._key = hmac.digest(web_secret.encode(), b"return a mail", "sha256")
        self._name, _, self._domain = address.lower().rpartition("@")

    def of(self, delivery_id: UUID) -> str:
        """The same for a delivery each time; empty where there is no such address."""
        if not self._domain:
            return ""
        raw = delivery_id.bytes + self._sign(delivery_id.bytes)
        return f"{self._name}+{b32encode(raw).decode().rstrip('=').lower()}@{self._domain}"

    def read(self, address: str) -> UUID | None:
        """Which delivery came back; None if the address is none of ours."""
        local, _, domain = address.lower().rpartition("@")
        name, _, token = local.rpartition("+")
        if not name or (name, domain) != (self._name, self._domain):
            return None
        try:
            raw = b32decode(token.upper() + "=" * (-len(token) % 8))
        except ValueError:
            return None
        delivery, signature = raw[:ID_BYTES], raw[ID_BYTES:]
        if len(raw) != ID_BYTES + SIGNATURE_BYTES or not hmac.compare_digest(signature, self._sign(delivery)):
            return None
        return UUID(bytes=delivery)

    def _sign(self, delivery: bytes) -> bytes:
        return hmac.digest(self._key, delivery, "sha256")[:SIGNATURE_BYTES]
