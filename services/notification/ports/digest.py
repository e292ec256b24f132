"""What a digest lists: each thing as the mail of its own would have begun, with one link and one date."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from jinja2 import TemplateError

from services.notification.model import Topic
from services.notification.ports import dates, reasons
from shared.logs import get_logger

TERM = "recommendations_until"
NAMED_BY_WHAT_IS_FOLLOWED = ("locality", "field", "phrase")

log = get_logger(__name__)

# Category, its data → title and link.
Title = Callable[[str, Mapping[str, Any]], tuple[str, str]]


def digest_data(
    data: Mapping[str, Any], *, title: Title, everything: str, language: str, now: datetime
) -> dict[str, Any]:
    """What the template of a digest speaks of.

    Args:
        data: of the digest, with its first `items` in their order and how `many` it has.
        title: what the mail of a thing alone would be called, and where it would lead.
        everything: name of the group of what is followed under no name.
        language: `ro` or `en`.
        now: for what is left of a term.
    """
    items: Sequence[Mapping[str, Any]] = data["items"]
    groups: dict[str, list[dict[str, str]]] = {}
    for item in items:
        entry = _entry(item, title, language, now)
        if entry is not None:
            groups.setdefault(_group(item, everything, language), []).append(entry)
    held = [{"name": name, "entries": entries} for name, entries in groups.items()]
    shown = sum(len(group["entries"]) for group in held)
    return {**data, "held": held, "left_out": data["many"] - shown}


def _group(item: Mapping[str, Any], everything: str, language: str) -> str:
    """What is followed under a name of its own by that; else whose it is."""
    key = item["topic_key"]
    if key and Topic.of(key).kind in NAMED_BY_WHAT_IS_FOLLOWED:
        words = reasons.followed({**item["data"], "topic_key": key}, language)
        return words[0].upper() + words[1:]
    return item["followed"] or everything


def _entry(item: Mapping[str, Any], title: Title, language: str, now: datetime) -> dict[str, str] | None:
    said = {**item["data"], "topic_key": item["topic_key"]}
    try:
        words, link = title(item["category"], said)
    except TemplateError as error:
        # One thing that cannot be said does not keep the others; it is counted among those left out.
        log.error("digest-entry-not-made", category=item["category"], error=type(error).__name__)
        return None
    until = item["data"].get(TERM)
    if until:
        when = f"{dates.full_moment(until, language)} · {dates.days_left(until, now, language)}"
    else:
        when = dates.full_date(item["created_at"], language)
    return {"title": words, "link": link, "when": when}
