"""The keys that tokens are signed with."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

from shared.messaging.events import Event, Stream

_KID = "2026-01-13-1"

_LATER = datetime(2026, 1, 14, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class SigningKeyPublished(Event):
    """A public key (JWK, RFC 8037) that will sign tokens from `not_before` on."""

    TYPE: ClassVar[str] = "signing-key.published"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "kid": _KID,
        "jwk": {
            "kty": "OKP",
            "crv": "Ed25519",
            "kid": _KID,
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        },
        "not_before": _LATER,
    }
    kid: str
    jwk: dict[str, str]
    not_before: datetime


@dataclass(frozen=True, kw_only=True)
class SigningKeyRetired(Event):
    """A key signs no more, and every token that it signed has expired."""

    TYPE: ClassVar[str] = "signing-key.retired"
    STREAM: ClassVar[Stream] = Stream.INTERNAL
    EXAMPLE: ClassVar[dict[str, Any]] = {"kid": _KID}
    kid: str


EVENTS: tuple[type[Event], ...] = (
    SigningKeyPublished,
    SigningKeyRetired,
)
