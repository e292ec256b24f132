"""Minutes as a document: what a page, a PDF and a Word file hold alike, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.errors import Language


@dataclass(frozen=True)
class Heading:
    """Of a section (2) or of a part of one (3)."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A text; what stands before it says what it is."""

    text: str
    label: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under a head."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Paragraph | Table


@dataclass(frozen=True)
class MinutesContent:
    """All that stands in it.

    Args:
        authority: whose meeting it was.
        at: the file's own date, so that it is the same file each time.
    """

    title: str
    authority: str
    language: Language
    at: datetime
    blocks: Sequence[Block]
    page_word: str
