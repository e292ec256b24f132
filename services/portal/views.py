"""Small turns of what services answer into what pages show."""

import difflib
import re
from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from services.portal import dates
from services.portal.languages import language, say

Json = dict[str, Any]
STATES = {"open": "open", "soon": "soon", "closed": "closed", "record": "record", "draft": "draft"}


def state_of(consultation: Mapping[str, Any]) -> str:
    """The state to show: `open`, `soon` (open, three days or fewer), `closed`, `record`, `draft`, or what was
    decided: `adopted`, `rejected`, `withdrawn`."""
    if consultation.get("is_record"):
        return "record"
    if consultation.get("outcome"):
        return str(consultation["outcome"])
    state = str(consultation.get("state", ""))
    until = consultation.get("recommendations_until_at")
    if state in ("open", "published"):
        if dates.is_past(until):
            return "closed"
        return "soon" if dates.is_soon(until) else "open"
    return STATES.get(state, "closed")


def grouped(number: int) -> str:
    """A number with its thousands apart, as the page's language writes it."""
    return str(format_decimal(number, locale=language()))


def paragraphs(text: str | None) -> Markup:
    """Plain text as paragraphs and line breaks; nothing in it is taken as markup."""
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in blocks(text))


def blocks(text: str | None) -> list[Markup]:
    """The paragraphs of a plain text, each with its line breaks."""
    tidy = (text or "").replace("\r\n", "\n").strip()
    parted = [block for block in re.split(r"\n\s*\n", tidy) if block]
    return [Markup("<br>").join(escape(line) for line in block.split("\n")) for block in parted]


def difference(before: str, after: str) -> Markup:
    """What `after` changes in `before`, word by word, with hidden words for who cannot see the colours."""
    old, new = _words(before), _words(after)
    said: list[Markup] = []
    for what, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            said.append(escape("".join(old[i1:i2])))
            continue
        if i2 > i1:
            said.append(_marked("del", say("difference.removed"), "".join(old[i1:i2])))
        if j2 > j1:
            said.append(_marked("ins", say("difference.added"), "".join(new[j1:j2])))
    return Markup("").join(said)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _marked(tag: str, said: str, text: str) -> Markup:
    return Markup('<{0}><span class="visually-hidden">{1} </span>{2}</{0}>').format(Markup(tag), said, text)  # noqa: S704
