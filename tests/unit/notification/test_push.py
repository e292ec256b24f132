"""What is sent to a browser: encrypted to it alone, signed by us, and fit for a locked screen."""

import hashlib
import hmac
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePublicKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc import jwt
from joserfc.jwk import ECKey

from services.notification.jobs.ringer import LONGEST_TOPIC, topic_of
from services.notification.ports.push_encryption import (
    LARGEST,
    KeysNotValid,
    decode,
    encode,
    encrypt,
    point_of,
    read_keys,
)
from services.notification.ports.sentences import on_a_locked_screen
from services.notification.ports.vapid import VapidKeys
from shared.testing.hand_clock import HandClock

# RFC 8291, 5 and appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
OURS = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
THEIRS = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
SALT = "DGv6ra1nlYgDCS1FRnbzlw"
MESSAGE = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PB"
    "ru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


def opened(body: bytes, key: str = THEIRS, auth: str = AUTH) -> bytes:
    """What the browser reads: RFC 8188 and 8291 once more, from hashes alone."""
    salt, length = body[:16], body[20]
    sender, sealed = body[21 : 21 + length], body[21 + length :]
    own = derive_private_key(int.from_bytes(decode(key)), SECP256R1())
    shared = own.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), sender))
    info = b"WebPush: info\0" + point_of(own.public_key()) + sender
    ikm = _hkdf(decode(auth), shared, info, 32)
    content_key = _hkdf(salt, ikm, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _hkdf(salt, ikm, b"Content-Encoding: nonce\0", 12)
    padded = AESGCM(content_key).decrypt(nonce, sealed, None)
    plain, delimiter, _ = padded.rpartition(b"\x02")
    assert delimiter
    return plain


def _hkdf(salt: bytes, material: bytes, info: bytes, length: int) -> bytes:
    extracted = hmac.new(salt, material, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()[:length]


def test_the_example_of_the_standard_comes_out_as_it_stands_there() -> None:
    """Byte for byte, with the keys and the salt of RFC 8291."""
    own = derive_private_key(int.from_bytes(decode(OURS)), SECP256R1())
    assert encode(encrypt(PLAIN, P256DH, AUTH, own=own, salt=decode(SALT))) == MESSAGE
    assert opened(decode(MESSAGE)) == PLAIN


def test_each_message_has_keys_of_its_own() -> None:
    """Two of the same words share nothing, and both open."""
    one, other = encrypt(PLAIN, P256DH, AUTH), encrypt(PLAIN, P256DH, AUTH)
    assert one[:86] != other[:86]
    assert opened(one) == opened(other) == PLAIN


def test_what_is_too_long_is_not_sent() -> None:
    """A push service takes 4096 bytes, with what stands around them."""
    assert len(encrypt(b"x" * LARGEST, P256DH, AUTH)) <= 4096
    with pytest.raises(ValueError, match="3994"):
        encrypt(b"x" * (LARGEST + 1), P256DH, AUTH)


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", AUTH),
        (P256DH[:-4], AUTH),
        ("B" + "A" * 86, AUTH),
        (P256DH.replace("BC", "CC", 1), AUTH),
        (P256DH, AUTH + "AAAA"),
        (P256DH, "ș" * 22),
        ("a+/" * 29, AUTH),
    ],
)
def test_keys_that_are_none_are_seen(p256dh: str, auth: str) -> None:
    """Before anything is encrypted to them."""
    with pytest.raises(KeysNotValid):
        read_keys(p256dh, auth)


def test_we_say_who_we_are_to_one_push_service_for_a_while() -> None:
    """RFC 8292: its origin, at most a day, whom it can reach; signed with the key that we show."""
    now = HandClock.instant
    keys = VapidKeys(OURS, "echipa@example.org")
    header = keys.authorization("https://push.example.org:8443/send/x?y=1", now)
    scheme, _, rest = header.partition(" ")
    token, public = (part.partition("=")[2] for part in rest.split(", "))
    assert (scheme, public) == ("vapid", keys.public)
    point = decode(public)
    assert len(point) == 65
    names = {"kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])}
    claims = jwt.decode(token, ECKey.import_key(names), algorithms=["ES256"]).claims
    assert claims["aud"] == "https://push.example.org:8443"
    assert claims["sub"] == "mailto:echipa@example.org"
    assert now.timestamp() < claims["exp"] <= (now + timedelta(days=1)).timestamp()


@pytest.mark.parametrize("key", ["", "x", "A" * 43, "ș" * 43, OURS + "AAAA"])
def test_a_key_that_is_none_is_refused_at_the_start(key: str) -> None:
    """Zero is no key, either."""
    with pytest.raises(ValueError):  # noqa: PT011 - its sentence is of whoever found it
        VapidKeys(key, "echipa@example.org")


@pytest.mark.parametrize("language", ["ro", "en"])
def test_a_locked_screen_tells_nothing_of_ones_own_matters(language: str) -> None:
    """That there is an answer; not to what, nor from whom, nor under which number."""
    words = {"about": "Regulamentul de parcare", "authority_name": "Orașul Exemplu", "number": "12/2026"}
    for category in ("answer", "moderation", "request-questioned", "mandate-ended", "term-neared"):
        said = " ".join(on_a_locked_screen(category, words, language))
        assert not any(word in said for word in words.values())
    assert "răspuns" in on_a_locked_screen("answer", words, "ro")[1]
    assert on_a_locked_screen("announcement", words, language)[1] == "Regulamentul de parcare"


def test_a_topic_is_short_and_tells_nothing() -> None:
    """The newer of two about one page takes the place of the older."""
    one, other = topic_of("/consultari/1"), topic_of("/consultari/2")
    assert one == topic_of("/consultari/1") != other
    assert len(one) <= LONGEST_TOPIC
    assert one.replace("-", "").replace("_", "").isalnum()
