"""Small secrets at rest: what must be read again is encrypted, what must be known again is marked."""

import hmac
import secrets
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from shared.settings import Secret

NONCE_BYTES = 12
KEY_BYTES = 32


class Sealer:
    """Encrypts with AES-256-GCM, marks with HMAC-SHA-256, under two keys made of the passphrase (RFC 5869).

    A mark of a short code cannot be guessed from the database alone, as its plain hash could.

    Args:
        passphrase: at least 32 random characters; where it is lost, so is what was sealed.
    """

    def __init__(self, passphrase: Secret) -> None:
        self._cipher = AESGCM(_key(passphrase, b"parteneriat: seal"))
        self._marking = _key(passphrase, b"parteneriat: mark")

    def seal(self, text: str, about: UUID) -> bytes:
        """The text, to be opened only as what it is about: moved to another row it stays closed."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, text.encode(), about.bytes)

    def open(self, sealed: bytes, about: UUID) -> str:
        """The text again.

        Raises:
            InvalidTag: sealed under another passphrase, about something else, or changed.
        """
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return self._cipher.decrypt(nonce, rest, about.bytes).decode()

    def mark(self, text: str, about: UUID) -> bytes:
        """32 bytes by which the text is known again."""
        return hmac.digest(self._marking, about.bytes + text.encode("utf-8", "surrogatepass"), sha256)


def _key(passphrase: Secret, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(passphrase.reveal().encode())
