"""Messages that only the browser can read: RFC 8291 over `aes128gcm` (RFC 8188), in one record.

The packages that do this come as sources alone, which our images do not build; what they do is these lines
over the same primitives, and the test holds them against the RFC's own example.
"""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT_BYTES, AUTH_BYTES, SALT_BYTES = 65, 16, 16
RECORD_SIZE = 4096
LARGEST = 3993  # RFC 8291, 4: what every push service takes, less what stands around it
LAST_RECORD = b"\x02"


class KeysNotValid(ValueError):
    """What should be a browser's keys is none."""


def encrypt(
    message: bytes,
    p256dh: str,
    auth: str,
    *,
    own: EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of a request to a push service.

    Args:
        message: at most `LARGEST` bytes.
        p256dh, auth: of the subscription.
        own, salt: for one message alone; made up unless given.

    Raises:
        KeysNotValid: `p256dh` is no point of the curve, or `auth` has not 16 bytes.
        ValueError: the message is too long.
    """
    if len(message) > LARGEST:
        raise ValueError(f"{len(message)} bytes")
    theirs, secret = read_keys(p256dh, auth)
    own, salt = own or generate_private_key(SECP256R1()), salt or os.urandom(SALT_BYTES)
    public = point_of(own.public_key())
    info = b"WebPush: info\0" + point_of(theirs) + public
    key = _derive(own.exchange(ECDH(), theirs), salt=secret, info=info, length=32)
    content_key = _derive(key, salt=salt, info=b"Content-Encoding: aes128gcm\0", length=16)
    nonce = _derive(key, salt=salt, info=b"Content-Encoding: nonce\0", length=12)
    sealed = AESGCM(content_key).encrypt(nonce, message + LAST_RECORD, None)
    return salt + RECORD_SIZE.to_bytes(4) + bytes([len(public)]) + public + sealed


def read_keys(p256dh: str, auth: str) -> tuple[EllipticCurvePublicKey, bytes]:
    """The keys of a subscription.

    Raises:
        KeysNotValid
    """
    try:
        point, secret = decode(p256dh), decode(auth)
        if len(point) != POINT_BYTES or len(secret) != AUTH_BYTES:
            raise KeysNotValid
        return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point), secret
    except ValueError as fault:
        raise KeysNotValid from fault


def point_of(key: EllipticCurvePublicKey) -> bytes:
    """A public key as an uncompressed point."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def decode(text: str) -> bytes:
    """Of base64url, with or without the signs that fill it up.

    Raises:
        ValueError: it is none.
    """
    bare = text.rstrip("=")
    if not all(sign.isascii() and (sign.isalnum() or sign in "-_") for sign in bare):
        raise ValueError("not base64url")
    return urlsafe_b64decode(bare + "=" * (-len(bare) % 4))


def encode(raw: bytes) -> str:
    """As base64url without fill."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _derive(key: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(key)
