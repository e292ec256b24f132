"""What a service says: frozen dataclasses in the past tense, each with its name on the wire."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

PREFIX = "ro.parteneriat."


class Stream(StrEnum):
    """Who may hear an event; each has an order of its own.

    PUBLIC is for anybody and carries no personal data; INTERNAL is for our services; a LETTER holds a
    secret for one person, is heard by one service and kept by none.
    """

    PUBLIC = "public"
    INTERNAL = "internal"
    LETTER = "letter"


@dataclass(frozen=True)
class Positions:
    """Some events of a stream in a row, both ends included."""

    stream: Stream
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. A subclass names itself and lists what others need to know of it.

    TYPE is `<aggregate>.<past-tense>`; VERSION rises when a field is removed, renamed or changes its
    meaning. A field `authority` (a slug) becomes the first word of the routing key. PERSON names the
    field that holds the id of the person whose data an internal event carries. EXAMPLE holds the
    arguments of the example that is kept beside the schema.
    """

    TYPE: ClassVar[str]
    STREAM: ClassVar[Stream]
    VERSION: ClassVar[int] = 1
    PERSON: ClassVar[str | None] = None
    EXAMPLE: ClassVar[dict[str, Any]]

    @classmethod
    def wire_name(cls, service: str) -> str:
        """The CloudEvents `type`."""
        return f"{PREFIX}{service}.{cls.TYPE}.v{cls.VERSION}"
