"""A text taken apart into its parts, line by line."""

import re
from collections import Counter
from dataclasses import dataclass, field

from services.consultation.model.act_text import markers
from services.consultation.model.act_text.article_numbers import free_key, is_roman
from services.consultation.model.act_text.doubts import doubts_of
from services.consultation.model.act_text.flat import flat, goes_on
from services.consultation.model.act_text.headings import heading_in
from services.consultation.model.act_text.markers import Marker
from services.consultation.model.act_text.parts import Parsed, Part, PartType
from services.consultation.model.act_text.quotes import Quotes

ENDS = (".", ";", ":", "!", "?", "”", "»", '"')
CHANGES = re.compile(r"modific|complet|introduc|abrog|cuprins|continut", re.IGNORECASE)


@dataclass
class _Open:
    """A part that is being read: the places in the text where its label and its rest begin."""

    type: PartType
    number: str
    start: int
    text_from: int


@dataclass
class _Reader:
    """Goes through the lines; what it has met decides what a line can be."""

    text: str
    quotes: Quotes
    found: list[_Open] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    annex: str = ""
    first_of_scope: str = ""
    before: str = ""
    touches: bool = False
    changes: bool = False

    def line(self, start: int, line: str) -> None:
        """Read one line, which begins at a place of the text."""
        if not line.strip():
            self.touches = False
            return
        marker = None if self.quotes.holds(start) else self._marker(start, line)
        if marker:
            self._begin(marker, start)
        elif not self._begins_otherwise(start, line) and not self.found:
            self.found.append(_Open(PartType.PREFACE, "", start, start))
        self.before, self.touches = line, True
        self.changes = self.changes or bool(CHANGES.search(flat(line)))
        if self._last in (PartType.PREFACE, PartType.PREAMBLE) and markers.is_formula(line):
            self.found[-1].type = PartType.PREAMBLE
            self.found.append(_Open(PartType.TEXT, "", start + len(line), start + len(line)))

    @property
    def _last(self) -> PartType | None:
        return self.found[-1].type if self.found else None

    @property
    def _ended(self) -> bool:
        """Whether the line before was the end of a sentence."""
        return self.before.rstrip().endswith(ENDS)

    def _marker(self, start: int, line: str) -> Marker | None:
        if self.touches and goes_on(self.before):
            return None
        marker = markers.article_of(line)
        if marker:
            # `art. 5.` with a small letter may be the rest of a sentence.
            small = line.lstrip(" #*_>")[:1].islower() and self.touches and not self._ended
            return marker if self._is_ours(marker) and not small else None
        return markers.annex_of(line) or markers.division_of(line)

    def _is_ours(self, marker: Marker) -> bool:
        """Whether the article is one of this act, and not of one that it changes."""
        if markers.announces_quotation(self.before):
            return False
        if not self.first_of_scope or self._last is not PartType.ARTICLE:
            return True
        if is_roman(self.first_of_scope) and not is_roman(marker.number):
            return not self.changes
        return True

    def _begin(self, marker: Marker, start: int) -> None:
        number, self.changes = marker.number, False
        if marker.type is PartType.ATTACHMENT:
            self.annex, self.first_of_scope = f"A{number}/", ""
        elif marker.type is PartType.ARTICLE:
            self.first_of_scope = self.first_of_scope or number
            number = free_key(self.annex + number, self.seen)
        self.found.append(_Open(marker.type, number, start, start + marker.label_ends))

    def _begins_otherwise(self, start: int, line: str) -> bool:
        """The preamble after the title, the signatures after the last article."""
        if self._last in (None, PartType.PREFACE) and markers.begins_preamble(line):
            self.found.append(_Open(PartType.PREAMBLE, "", start, start))
            return True
        if (
            self._last is PartType.ARTICLE
            and markers.begins_signatures(line)
            and (not self.touches or self._ended)
        ):
            self.found.append(_Open(PartType.CONCLUSIONS, "", start, start))
            return True
        return False


def parse(text: str) -> Parsed:
    """The parts of an act.

    Args:
        text: any text.

    Returns:
        The parts; what is not blank in the text stands in them once, in order.
    """
    reader, place = _Reader(text, Quotes(text)), 0
    for line in text.splitlines(keepends=True):
        reader.line(place, line)
        place += len(line)
    ends = [part.start for part in reader.found[1:]] + [len(text)]
    parts = [_closed(text, part, end) for part, end in zip(reader.found, ends, strict=False)]
    kept = [part for part in parts if part.label or part.heading or part.text]
    return Parsed(kept, doubts_of(text, kept))


def _closed(text: str, part: _Open, end: int) -> Part:
    label, rest = text[part.start : part.text_from], text[part.text_from : end]
    heading_ends = heading_in(part.type, rest)
    heading = " ".join(rest[:heading_ends].split())
    return Part(part.type, part.number, label.strip(), heading, rest[heading_ends:].strip())
