"""Who we are to a push service (VAPID, RFC 8292): a key of our own, and a word signed with it."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from joserfc import jwt
from joserfc.jwk import ECKey

from services.notification.ports.push_encryption import decode, encode, point_of

KEY_BYTES = 32
LASTS = timedelta(hours=12)  # RFC 8292, 2: a day at most


class VapidKeys:
    """Args:
    private: 32 random bytes in base64url.
    contact: an address at which a push service finds who runs this.

    Raises:
        ValueError: `private` is no key of the curve.
    """

    def __init__(self, private: str, contact: str) -> None:
        raw = decode(private)
        if len(raw) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes in base64url")
        private_key = derive_private_key(int.from_bytes(raw), SECP256R1())
        self._key = ECKey.import_key(private_key)
        self._contact = f"mailto:{contact}"
        self.public = encode(point_of(private_key.public_key()))

    def authorization(self, endpoint: str, now: datetime) -> str:
        """The header for a request to an endpoint."""
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + LASTS).timestamp()),
            "sub": self._contact,
        }
        token = jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, self._key, algorithms=["ES256"])
        return f"vapid t={token}, k={self.public}"
