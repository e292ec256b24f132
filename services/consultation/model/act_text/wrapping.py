"""Lines that were broken by the width of a page, joined again: only blanks change, no sign."""

import re
from itertools import pairwise

from services.consultation.model.act_text import markers
from services.consultation.model.act_text.flat import flat, goes_on

BEGINS = re.compile(r"\s*(?:\(\s*\d|[a-zșț]{1,2}(?:\^\d+)?\)|\d{1,3}(?:\^\d+)?[.)]\s|[-–—•·▪]\s|[„«])")
ENDS = (".", ":", ";", "!", "?", "”", "»")
FEW_LINES = 8


def unwrap(text: str) -> str:
    """The text with a line for each paragraph, where its lines were cut by the page; else as it is."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if not _is_wrapped(filled):
        return text
    width = sorted(map(len, filled))[int(len(filled) * 0.9)]
    joined: list[str] = []
    before = ""
    for line in lines:
        if before.strip() and line.strip() and not _breaks(before, line, width):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether many lines go on with a small letter in the next."""
    pairs = list(pairwise(lines))
    going_on = sum(
        after.lstrip()[:1].islower() and not before.rstrip().endswith(ENDS) for before, after in pairs
    )
    return len(lines) >= FEW_LINES and going_on >= max(3, len(pairs) // 8)


def _breaks(before: str, line: str, width: int) -> bool:
    """Whether a new paragraph begins with the line."""
    if goes_on(before) and not (before.rstrip().endswith(",") and BEGINS.match(line)):
        return False
    if _begins(line) or before.rstrip().endswith(ENDS):
        return True
    return len(before) < width * 0.7 and not line.lstrip()[:1].islower()


def _begins(line: str) -> bool:
    return bool(
        BEGINS.match(flat(line))
        or markers.article_of(line)
        or markers.division_of(line)
        or markers.annex_of(line)
        or markers.begins_preamble(line)
        or markers.begins_signatures(line)
        or markers.is_formula(line)
    )
