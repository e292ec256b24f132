"""Signatures by Standard Webhooks: what a receiver checks so as to know that a message is ours.

The secrets stand nowhere: each is computed of its key's id with an HMAC, as the secrets that stop mails are.
Who reads the database cannot sign, and another WEB_SECRET makes all of them others.
"""

import hmac
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True)
class Shown:
    """What its owner is shown of a key, once.

    Args:
        secret: `whsec_…`, which both sides know.
        public_key: `whpk_…`, by which anybody can check; None where it was not asked for.
    """

    secret: str
    public_key: str | None


class WebhookKeys:
    """Computes secrets and signs with them.

    Args:
        web_secret: of the service; keys of our own are derived from it.
    """

    def __init__(self, web_secret: str) -> None:
        self._shared = hmac.digest(web_secret.encode(), b"sign webhooks by a shared secret", "sha256")
        self._own = hmac.digest(web_secret.encode(), b"sign webhooks by ed25519", "sha256")

    def shown(self, key_id: UUID, *, with_public_key: bool) -> Shown:
        """A key in the forms in which it is handed over."""
        secret = f"whsec_{_text(self._secret(key_id))}"
        public = self._private(key_id).public_key().public_bytes_raw()
        return Shown(secret, f"whpk_{_text(public)}" if with_public_key else None)

    def headers(
        self, message_id: UUID, at: datetime, body: bytes, key_ids: Sequence[UUID], *, with_public_key: bool
    ) -> dict[str, str]:
        """The three headers of an attempt.

        Args:
            message_id: the same over all attempts, by which a receiver knows what it has.
            at: when the attempt is made.
            body: the very bytes.
            key_ids: all keys that are good at present; each signs.
            with_public_key: by ed25519, too.
        """
        moment = str(int(at.timestamp()))
        signed = f"{message_id}.{moment}.".encode() + body
        signatures = [f"v1,{_text(hmac.digest(self._secret(one), signed, 'sha256'))}" for one in key_ids]
        if with_public_key:
            signatures += [f"v1a,{_text(self._private(one).sign(signed))}" for one in key_ids]
        return {
            "webhook-id": str(message_id),
            "webhook-timestamp": moment,
            "webhook-signature": " ".join(signatures),
        }

    def _secret(self, key_id: UUID) -> bytes:
        return hmac.digest(self._shared, key_id.bytes, "sha256")

    def _private(self, key_id: UUID) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(hmac.digest(self._own, key_id.bytes, "sha256"))


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
