"""Authorities."""

from dataclasses import dataclass
from typing import Any, ClassVar

from shared.messaging.events import Event, Stream


@dataclass(frozen=True, kw_only=True)
class AuthorityEstablished(Event):
    """An authority has a place in the system; `is_example` marks one that exists only for show.

    `town_siruta`, `town_name`: the town, commune or sector in which its locality lies.
    """

    TYPE: ClassVar[str] = "authority.established"
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "authority": "oras-exemplu",
        "name": "Orașul Exemplu",
        "locality_siruta": None,
        "county": "PH",
        "is_example": True,
    }
    authority: str
    name: str
    locality_siruta: int | None
    county: str | None
    is_example: bool
    town_siruta: int | None = None
    town_name: str | None = None


@dataclass(frozen=True, kw_only=True)
class AuthorityChanged(AuthorityEstablished):
    """What an authority's page shows has changed; who its officer is stands there, and never in an event."""

    TYPE: ClassVar[str] = "authority.changed"


EVENTS: tuple[type[Event], ...] = (AuthorityEstablished, AuthorityChanged)
