"""A text without what only printing put there: soft hyphens, signs that nobody sees, page numbers."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from services.consultation.model.act_text.markers import article_of
from shared.plain_text import with_commas

SOFT_BREAK = re.compile("\u00ad[ \t]*\r?\n[ \t]*")
# Control characters but tabs and line ends, soft hyphens, joiners, direction marks, byte order marks.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
SURROGATE = re.compile("[\ud800-\udfff]")
PAGE_NUMBER = re.compile(
    r"\s*[-–—]?\s*(?:pag(?:ina|\.)?\s*)?\d{1,4}(?:\s*(?:/|din|of)\s*\d{1,4})?\s*[-–—]?\s*", re.IGNORECASE
)
EDGE = 2  # lines at the top and bottom of a page that may be running heads
LONGEST_HEAD = 120


def clean(text: str) -> str:
    """The text in one form, every visible sign kept: composed letters, commas below, single blanks."""
    text = SURROGATE.sub("\ufffd", SOFT_BREAK.sub("", text))
    text = with_commas(unicodedata.normalize("NFC", UNSEEN.sub("", LINE_END.sub("\n", text))))
    lines = [SPACES.sub(" ", line).rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def without_running_heads(pages: Sequence[str]) -> tuple[str, list[str]]:
    """Pages joined without what stands at the edge of most of them, and what was left out, each once.

    Args:
        pages: the text of each page, its lines as they were printed.

    Returns:
        The text, pages parted by a line end; and the lines left out.
    """
    split = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    seen = Counter(shape for lines in split for shape in {_shape(line) for line in _edges(lines)})
    often = {shape for shape, times in seen.items() if times >= max(3, len(pages) * 0.6)}
    left_out: dict[str, None] = {}
    kept: list[str] = []
    for lines in split:
        first, last = _bounds(lines, often if len(pages) > 2 else set(), many=len(pages) > 1)
        left_out.update(dict.fromkeys(lines[:first] + lines[last:]))
        kept.append("\n".join(lines[first:last]))
    return "\n".join(kept), list(left_out)


def _edges(lines: list[str]) -> list[str]:
    return lines[:EDGE] + lines[max(EDGE, len(lines) - EDGE) :]


def _shape(line: str) -> str:
    """A line without its numbers, so that `Pagina 1` and `Pagina 2` are the same."""
    return re.sub(r"\d+", "#", line)[:LONGEST_HEAD]


def _bounds(lines: list[str], often: set[str], *, many: bool) -> tuple[int, int]:
    def goes(line: str) -> bool:
        if article_of(line):
            return False
        return (many and bool(PAGE_NUMBER.fullmatch(line))) or _shape(line) in often

    first, last = 0, len(lines)
    while first < min(EDGE, last) and goes(lines[first]):
        first += 1
    while last > max(first, len(lines) - EDGE) and goes(lines[last - 1]):
        last -= 1
    return first, last
