"""What the public does not read of a text: what people write of themselves or others without meaning to
publish it, and what a moderator has masked.

The mask is visible, so that nobody takes the text for whole; the original stays for the authority.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

EMAIL = re.compile(r"[\w.+%-]+\s?(?:[@＠]|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
# A CNP is the sex and century (1-9), the day of birth, six digits; people part them by blanks or dashes.
BIRTH = r"\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])"
CNP = re.compile(rf"(?<!\d)[1-9][ -]?{BIRTH}(?:[ -]?\d){{6}}(?!\d)")
# +40 or 0040 or 0, then 2, 3 or 7 and eight digits, with any blanks, dots, dashes between.
COUNTRY = r"(?:(?:\+|00)\s?40[\s./-]?(?:\(0\)[\s./-]?)?|\(?0)"
PHONE = re.compile(rf"(?<![\w+]){COUNTRY}[237](?:[\s./()-]{{0,2}}\d){{8}}(?!\d)")
MASKS = ((EMAIL, "[e-mail ascuns]"), (CNP, "[CNP ascuns]"), (PHONE, "[telefon ascuns]"))
COVERED = "]"  # as long as what it covers, so that places stay; no pattern reads it as part of a number


@dataclass(frozen=True)
class Span:
    """A part of a text that the public does not read, and what stands instead of it."""

    start: int
    end: int
    instead: str


def mask(text: str, more: Iterable[Span] = ()) -> str:
    """The text as the public may read it: e-mail addresses, phone numbers, CNPs and `more` are hidden."""
    shown, read_to = [], 0
    for span in _apart([*_without_being_asked(text), *more]):
        shown += [text[read_to : span.start], span.instead]
        read_to = span.end
    return "".join([*shown, text[read_to:]])


def places(text: str, passage: str) -> list[tuple[int, int]]:
    """Where a passage stands in a text, as whole words: `Ion` is not found in `Ionescu`."""
    before = r"(?<!\w)" if passage[:1].isalnum() else ""
    after = r"(?!\w)" if passage[-1:].isalnum() else ""
    found = re.finditer(f"{before}{re.escape(passage)}{after}", text)
    return [match.span() for match in found]


def _without_being_asked(text: str) -> list[Span]:
    found: list[Span] = []
    for pattern, instead in MASKS:
        found += [Span(*match.span(), instead) for match in pattern.finditer(text)]
        text = pattern.sub(lambda match: COVERED * len(match[0]), text)
    return found


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In their order; those that overlap as one, by the words of the one that begins first."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if apart and span.start < apart[-1].end:
            last = apart.pop()
            apart.append(Span(last.start, max(last.end, span.end), last.instead))
        else:
            apart.append(span)
    return apart
