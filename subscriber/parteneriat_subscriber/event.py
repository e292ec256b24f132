"""An event as it stands in a message: CloudEvents 1.0, structured JSON."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LARGEST = 64 * 1024
PREFIX = "ro.parteneriat."


class Unreadable(ValueError):
    """The bytes are no event; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """What happened.

    Args:
        id: unique within `source`; the same event may arrive more than once.
        source: `/<authority>/<service>`.
        type: such as `ro.parteneriat.consultation.consultation.published.v1`.
        subject: the id of what it happened to.
        time: when it happened, aware.
        sequence: counts the events of one subject, from 1, without gaps.
        epoch: rises when the service was restored from a backup; a higher one wins.
        position: counts the events of the whole service's public stream, from 1, without gaps.
        data: the fields that the event's schema describes.
        raw: the whole message as JSON was read, attributes that we do not know included.
    """

    id: str
    source: str
    type: str
    subject: str
    time: datetime
    sequence: int
    epoch: int
    position: int
    data: dict[str, Any]
    raw: dict[str, Any]

    @property
    def authority(self) -> str:
        """Whose event it is: a slug, or `common`."""
        return self.source.strip("/").partition("/")[0]

    @property
    def short_type(self) -> str:
        """The type without what all types begin with."""
        return self.type.removeprefix(PREFIX)

    @property
    def traceparent(self) -> str | None:
        """The trace in which it happened (W3C Trace Context), for whoever goes on with it."""
        value = self.raw.get("traceparent")
        return value if isinstance(value, str) else None


def read(body: bytes) -> Event:
    """Read a message's body.

    Raises:
        Unreadable: it is too large, no JSON, or lacks an attribute.
    """
    if len(body) > LARGEST:
        raise Unreadable(f"{len(body)} bytes are more than {LARGEST}")
    try:
        raw = json.loads(body)
    except ValueError as error:
        raise Unreadable(f"no JSON: {error}") from error
    if not isinstance(raw, dict) or raw.get("specversion") != "1.0":
        raise Unreadable("no CloudEvent of version 1.0")
    return Event(
        id=_text(raw, "id"),
        source=_text(raw, "source"),
        type=_text(raw, "type"),
        subject=_text(raw, "subject"),
        time=_instant(_text(raw, "time")),
        sequence=_count(raw, "sequence"),
        epoch=_count(raw, "epoch"),
        position=_count(raw, "position"),
        data=_object(raw, "data"),
        raw=raw,
    )


def _text(raw: dict[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value:
        raise Unreadable(f"{name} is missing or no text")
    return value


def _count(raw: dict[str, Any], name: str) -> int:
    value = raw.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable(f"{name} is missing or no whole number")
    return value


def _object(raw: dict[str, Any], name: str) -> dict[str, Any]:
    value = raw.get(name)
    if not isinstance(value, dict):
        raise Unreadable(f"{name} is missing or no object")
    return value


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable(f"time is no instant: {text}") from error
    if instant.tzinfo is None:
        raise Unreadable(f"time has no zone: {text}")
    return instant
