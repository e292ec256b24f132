"""Private keys, encrypted wherever they lie."""

from joserfc.jwk import OKPKey

from services.registry.model import SigningKey
from shared.security.sealed_keys import NewKey, SealedKeys
from shared.settings import Secret


class KeyVault:
    """Makes the registry's keys and opens them again.

    Args:
        passphrase: encrypts the private halves.
    """

    def __init__(self, passphrase: Secret) -> None:
        self._keys = SealedKeys(passphrase)

    def make(self) -> NewKey:
        """A key, named after the thumbprint of its public half (RFC 7638)."""
        return self._keys.make()

    def open(self, key: SigningKey) -> OKPKey:
        """The private half.

        Raises:
            ValueError: the key was retired, or encrypted with another passphrase.
        """
        return self._keys.opened(key.kid, key.private_pem)
