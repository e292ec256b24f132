"""Where the name of a part ends and its text begins."""

import re

from services.consultation.model.act_text.flat import flat
from services.consultation.model.act_text.markers import LONGEST_HEADING
from services.consultation.model.act_text.parts import PartType

DIVISIONS = {
    PartType.PART,
    PartType.BOOK,
    PartType.TITLE,
    PartType.CHAPTER,
    PartType.SECTION,
    PartType.SUBSECTION,
    PartType.ATTACHMENT,
}
LONGEST_OF_ARTICLE = 120
FIRST_PARAGRAPH = re.compile(r"\s*\(\s*1\s*\)")


def heading_in(part: PartType, rest: str) -> int:
    """How much of what follows the label is the part's name.

    Args:
        part: what it is; only divisions, annexes and articles have names.
        rest: all that follows the label.
    """
    if part in DIVISIONS:
        return _of_division(rest)
    return _of_article(rest) if part is PartType.ARTICLE else 0


def _of_division(rest: str) -> int:
    """The rest of the label's line, or the next one if that is bare and looks like a name."""
    first, behind = _line(rest, 0)
    if rest[:first].strip():
        return first if first <= LONGEST_HEADING else 0
    start = _skip_blank(rest, behind)
    end, _ = _line(rest, start)
    return end if _is_name(rest[start:end], LONGEST_HEADING) else 0


def _of_article(rest: str) -> int:
    """A line that is no sentence, and behind which paragraphs or a blank line come."""
    alone = not rest[: _line(rest, 0)[0]].strip()
    start = _skip_blank(rest, 0)
    end, behind = _line(rest, start)
    if not _is_name(rest[start:end], LONGEST_OF_ARTICLE):
        return 0
    following = rest[_skip_blank(rest, behind) :]
    if FIRST_PARAGRAPH.match(following):
        return end
    parted = bool(following) and not rest[behind : _line(rest, behind)[0]].strip()
    return end if alone and parted and len(rest[start:end]) <= LONGEST_OF_ARTICLE // 2 else 0


def _is_name(line: str, longest: int) -> bool:
    name = flat(line).strip().strip("*_")
    return 0 < len(name) <= longest and name[0].isupper() and name[-1] not in ".;:,"


def _line(text: str, start: int) -> tuple[int, int]:
    """Where the line that begins at a place ends, and where the next begins."""
    first = text[start:].splitlines(keepends=True)[:1]
    if not first:
        return len(text), len(text)
    return start + len(first[0].splitlines()[0]), start + len(first[0])


def _skip_blank(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start
