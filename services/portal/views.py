"""Small turns of what services answer into what pages show."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from markupsafe import Markup, escape

from services.portal import dates
from services.portal.languages import language

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


def lei(amount: str) -> str:
    """An amount as the page's language writes it, with its currency: `1.250,50 lei`."""
    return f"{format_decimal(Decimal(amount), format='#,##0.00', locale=language())} lei"


def paragraphs(text: str | None) -> Markup:
    """Plain text as paragraphs and line breaks; nothing in it is taken as markup."""
    return Markup("").join(Markup("<p>{}</p>").format(block) for block in blocks(text))


def blocks(text: str | None) -> list[Markup]:
    """The paragraphs of a plain text, each with its line breaks."""
    tidy = (text or "").replace("\r\n", "\n").strip()
    parted = [block for block in re.split(r"\n\s*\n", tidy) if block]
    return [Markup("<br>").join(escape(line) for line in block.split("\n")) for block in parted]
