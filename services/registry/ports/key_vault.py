"""Private keys, encrypted wherever they lie."""

import threading
from dataclasses import dataclass

from joserfc.jwk import OKPKey

from services.registry.model import SigningKey
from shared.settings import Secret


@dataclass(frozen=True)
class NewKey:
    """A pair that was just made: its name, the public half as JWK, the private half encrypted."""

    kid: str
    jwk: dict[str, str]
    private_pem: bytes


class KeyVault:
    """Makes Ed25519 keys and opens them again.

    Args:
        passphrase: encrypts the private halves (PKCS #8, so that openssl opens them too).
    """

    def __init__(self, passphrase: Secret) -> None:
        self._passphrase = passphrase
        self._opened: dict[str, OKPKey] = {}
        self._lock = threading.Lock()

    def make(self) -> NewKey:
        """A key, named after the thumbprint of its public half (RFC 7638)."""
        pair = OKPKey.generate_key("Ed25519")
        kid = pair.thumbprint()
        public = {name: str(value) for name, value in pair.as_dict(private=False).items()}
        jwk = {**public, "kid": kid, "use": "sig", "alg": "Ed25519"}
        return NewKey(kid, jwk, pair.as_pem(private=True, password=self._passphrase.reveal()))

    def open(self, key: SigningKey) -> OKPKey:
        """The private half, kept open for the next time: decrypting takes far longer than signing.

        Raises:
            ValueError: the key was retired, or encrypted with another passphrase.
        """
        with self._lock:
            if key.kid not in self._opened:
                self._opened[key.kid] = self._decrypt(key)
            return self._opened[key.kid]

    def _decrypt(self, key: SigningKey) -> OKPKey:
        if key.private_pem is None:
            raise ValueError(f"The key {key.kid} was retired.")
        return OKPKey.import_key(
            key.private_pem, parameters={"kid": key.kid}, password=self._passphrase.reveal()
        )
