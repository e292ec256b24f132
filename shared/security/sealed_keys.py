"""Ed25519 key pairs whose private halves are encrypted wherever they lie."""

import threading
from dataclasses import dataclass

from joserfc.jwk import OKPKey

from shared.settings import Secret

SHORTEST_PASSPHRASE = 32


@dataclass(frozen=True)
class NewKey:
    """A pair that was just made: its name, the public half as JWK, the private half encrypted."""

    kid: str
    jwk: dict[str, str]
    private_pem: bytes


class SealedKeys:
    """Makes pairs and opens them again.

    Args:
        passphrase: encrypts the private halves (PKCS #8, so that openssl opens them too).
        alg: by which name the signatures of these keys go: `Ed25519` (RFC 9864) or the older `EdDSA`.
    """

    def __init__(self, passphrase: Secret, alg: str = "Ed25519") -> None:
        self._passphrase = passphrase
        self._alg = alg
        self._opened: dict[str, OKPKey] = {}
        self._lock = threading.Lock()

    def make(self) -> NewKey:
        """A pair, named after the thumbprint of its public half (RFC 7638)."""
        pair = OKPKey.generate_key("Ed25519")
        kid = pair.thumbprint()
        public = {name: str(value) for name, value in pair.as_dict(private=False).items()}
        jwk = {**public, "kid": kid, "use": "sig", "alg": self._alg}
        return NewKey(kid, jwk, pair.as_pem(private=True, password=self._passphrase.reveal()))

    def opened(self, kid: str, private_pem: bytes | None) -> OKPKey:
        """The private half, kept open for the next time: decrypting takes far longer than signing.

        Raises:
            ValueError: there is no private half any more, or it was encrypted with another passphrase.
        """
        with self._lock:
            if kid not in self._opened:
                self._opened[kid] = self._decrypt(kid, private_pem)
            return self._opened[kid]

    def _decrypt(self, kid: str, private_pem: bytes | None) -> OKPKey:
        if private_pem is None:
            raise ValueError(f"The key {kid} was retired.")
        return OKPKey.import_key(private_pem, parameters={"kid": kid}, password=self._passphrase.reveal())
