"""What a text is taken apart into."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class PartType(StrEnum):
    """What a part of an act is, in the words of Akoma Ntoso; `text` is what could not be told."""

    PREFACE = "preface"
    PREAMBLE = "preamble"
    PART = "part"
    BOOK = "book"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"
    ARTICLE = "article"
    ATTACHMENT = "attachment"
    CONCLUSIONS = "conclusions"
    TEXT = "text"


@dataclass(frozen=True)
class Part:
    """A part, as the text has it.

    Args:
        type: what it is.
        number: by which it is known within the act; empty where it has none. An annex's articles begin
            with the annex: `A1/2` is article 2 of annex 1.
        label: as the text writes it: `Art. 2. –`.
        heading: its name, in one line.
        text: the rest; lines as they were.
    """

    type: PartType
    number: str
    label: str
    heading: str
    text: str


@dataclass(frozen=True)
class Doubt:
    """Something in the text that a person should look at; `code` is one of `sentences.SENTENCES`."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)
    number: str = ""


@dataclass(frozen=True)
class Parsed:
    """The parts in the order of the text, and what to look at."""

    parts: Sequence[Part]
    doubts: Sequence[Doubt]

    @property
    def articles(self) -> list[Part]:
        """The articles alone."""
        return [part for part in self.parts if part.type is PartType.ARTICLE]
