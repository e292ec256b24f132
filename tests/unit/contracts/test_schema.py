"""From an event class to the schema of its data."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator

from shared.contracts.example import example_of
from shared.contracts.schema import schema_of
from shared.messaging.events import Event, Stream


@dataclass(frozen=True)
class Place:
    """A part of an event."""

    name: str
    floor: int | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(Event):
    """A meeting takes place elsewhere.

    More lines explain more.
    """

    TYPE: ClassVar[str] = "meeting.moved"
    VERSION: ClassVar[int] = 2
    STREAM: ClassVar[Stream] = Stream.PUBLIC
    EXAMPLE: ClassVar[dict[str, Any]] = {
        "meeting_id": UUID("01990000-0000-7000-8000-000000000001"),
        "authority": "oras-exemplu",
        "at": datetime(2026, 1, 13, 9, tzinfo=UTC),
        "place": Place("Sala mare"),
        "days": [date(2026, 1, 13)],
        "seats": {"media": 5},
        "share": 0.5,
    }
    meeting_id: UUID
    authority: str
    at: datetime
    place: Place
    days: list[date]
    seats: dict[str, int]
    share: float
    mode: Literal["room", "online"] = "room"
    notes: list[str] = field(default_factory=list)


def test_each_type_has_its_form() -> None:
    """Text, numbers, instants, days, ids, lists, objects, choices; what has a default is not required."""
    schema = schema_of(MeetingMoved, "consultation")
    assert schema["title"] == "ro.parteneriat.consultation.meeting.moved.v2"
    assert schema["x-stream"] == "public"
    assert schema["description"].startswith("A meeting takes place elsewhere.\n\nMore")
    assert schema["required"] == ["meeting_id", "authority", "at", "place", "days", "seats", "share"]
    assert schema["properties"] == {
        "meeting_id": {"type": "string", "format": "uuid"},
        "authority": {"type": "string"},
        "at": {"type": "string", "format": "date-time"},
        "place": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "floor": {"anyOf": [{"type": "integer"}, {"type": "null"}], "default": None},
            },
            "required": ["name"],
        },
        "days": {"type": "array", "items": {"type": "string", "format": "date"}},
        "seats": {"type": "object", "additionalProperties": {"type": "integer"}},
        "share": {"type": "number"},
        "mode": {"type": "string", "enum": ["room", "online"], "default": "room"},
        "notes": {"type": "array", "items": {"type": "string"}, "default": []},
    }


def test_the_example_is_a_whole_message_that_fits_its_schema() -> None:
    """The envelope repeats authority and subject, and the data are valid."""
    example = example_of(MeetingMoved, "consultation")
    assert example["source"] == "/oras-exemplu/consultation"
    assert example["subject"] == "01990000-0000-7000-8000-000000000001"
    assert example["dataschema"].endswith("/schemas/consultation/meeting.moved.v2.schema.json")
    Draft202012Validator(schema_of(MeetingMoved, "consultation")).validate(example["data"])


def test_a_type_without_an_agreed_form_is_refused() -> None:
    """Nobody should find out on the wire how something was written."""

    @dataclass(frozen=True, kw_only=True)
    class Odd(Event):
        """Something odd."""

        TYPE: ClassVar[str] = "odd.happened"
        STREAM: ClassVar[Stream] = Stream.PUBLIC
        raw: bytes

    with pytest.raises(TypeError, match="no agreed form"):
        schema_of(Odd, "consultation")
