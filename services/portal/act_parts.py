"""An act as one list of parts, and what a clerk does to it: move, join, divide, take out, put in.

The service keeps the articles, and beside them what stands around, each part before an article. Here all
stand in one list, in the order in which they are read.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

from services.portal.languages import say

Json = dict[str, Any]
ARTICLE = "article"
AROUND = "around"
DIVISIONS = ("part", "book", "title", "chapter", "section", "subsection")
TYPES = (ARTICLE, "preface", "preamble", *DIVISIONS, "attachment", "conclusions", "text")
KEY = re.compile(r"(?:A(?P<annex>[^/]*)(?P<slash>/))?(?P<number>[^~]*)(?:~(?P<times>\d+))?")
NEW = {"label": "", "heading": "", "text": "", "number": ""}


def spoken(number: str) -> str:
    """An article's number as people say it: `A1/2` is `2 din anexa nr. 1`, `2~2` the second 2."""
    found = KEY.fullmatch(number)
    if found is None:
        return number
    said = found["number"]
    if found["times"]:
        said = say("article.again", number=said, times=found["times"])
    if not found["slash"]:
        return said
    if not found["annex"]:
        return say("article.in_the_annex", number=said)
    return say("article.in_annex", number=said, annex=found["annex"])


def on_what(recommendation: Mapping[str, Any]) -> str:
    """What a recommendation is on, as people say it: `Art. 2`, `Art. 2, art. 5`, the act as a whole."""
    first, *others = recommendation["articles"] or [""]
    if not first:
        return say("article.whole")
    said = [say("article.short", number=spoken(first))]
    return ", ".join(said + [say("article.also", number=spoken(number)) for number in others])


def parts_of(consultation: Mapping[str, Any]) -> list[Json]:
    """The articles and what stands around them, as they are read."""
    before: dict[str | None, list[Json]] = {}
    numbers = {article["number"] for article in consultation["articles"]}
    for part in consultation.get("frame", []):
        before.setdefault(part["before"] if part["before"] in numbers else None, []).append({**NEW, **part})
    parts: list[Json] = []
    for article in consultation["articles"]:
        parts += before.get(article["number"], [])
        parts.append({"label": "", **article, "type": ARTICLE})
    return parts + before.get(None, [])


def as_body(parts: Sequence[Json]) -> Json:
    """The parts as the service takes them; of articles their own words, of the rest where it stands."""
    articles: list[Json] = []
    frame: list[Json] = []
    waiting: list[Json] = []
    for part in parts:
        if part["type"] != ARTICLE:
            waiting.append({name: part[name] for name in ("type", "label", "heading", "text")})
            continue
        articles.append({name: part[name] for name in ("number", "heading", "text")})
        frame += [{**one, "before": part["number"]} for one in waiting]
        waiting = []
    return {"articles": articles, "frame": frame + [{**one, "before": None} for one in waiting]}


def moved(parts: Sequence[Json], place: int, by: int) -> list[Json]:
    """A part one place up or down."""
    there = place + by
    changed = list(parts)
    if 0 <= there < len(changed):
        changed[place], changed[there] = changed[there], changed[place]
    return changed


def joined(parts: Sequence[Json], place: int) -> list[Json]:
    """A part put to the end of the one before it, its own label and name among the words."""
    if place == 0:
        return list(parts)
    before, part = parts[place - 1], parts[place]
    label = part["label"] or (say("article.short", number=part["number"]) if part["type"] == ARTICLE else "")
    first = " ".join(word for word in (label, part["heading"]) if word)
    texts = [text for text in (before["text"], first, part["text"]) if text]
    return [*parts[: place - 1], {**before, "text": "\n".join(texts)}, *parts[place + 1 :]]


def divided(parts: Sequence[Json], place: int, start: int) -> list[Json]:
    """A part cut in two at a place of its text; the second article gets a number that is free."""
    part = parts[place]
    first, second = part["text"][:start].rstrip(), part["text"][start:].strip()
    if not first or not second:
        return list(parts)
    rest = {**part, "label": "", "heading": "", "text": second, "number": free_number(parts, part["number"])}
    return [*parts[:place], {**part, "text": first}, rest, *parts[place + 1 :]]


def free_number(parts: Sequence[Json], after: str) -> str:
    """A number for an article that is put in behind another: `2^1`, or the next that is free."""
    taken = {part["number"] for part in parts}
    base = re.sub(r"[\^.~].*", "", after) or "1"
    if after == "" and base not in taken:
        return base
    return next(number for more in range(1, 1000) if (number := f"{base}^{more}") not in taken)


def seen(parts: Sequence[Json]) -> str:
    """What a clerk saw, in short: each article's number with a mark of its words, and one of the rest."""
    return " ".join(f"{name}:{mark}" for name, mark in _marks(parts).items())


def changed_since(before: str, parts: Sequence[Json]) -> list[tuple[str, str]]:
    """What is otherwise than a clerk saw it: an article's number, or AROUND; and changed, added, removed."""
    was = dict(pair.rsplit(":", 1) for pair in before.split() if ":" in pair)
    now = _marks(parts)
    if not was:
        return []
    changed = [(name, "changed" if name in was else "added") for name in now if was.get(name) != now[name]]
    return changed + [(name, "removed") for name in was if name not in now]


def place_of(parts: Sequence[Json], place: int, kind: str, number: str) -> int | None:
    """Where a part is now that a clerk saw at a place; None if it is gone."""
    if kind == ARTICLE:
        return next((at for at, part in enumerate(parts) if part["number"] == number), None)
    return place if place < len(parts) and parts[place]["type"] == kind else None


def _marks(parts: Sequence[Json]) -> dict[str, str]:
    marks = {
        part["number"]: _mark(part["heading"], part["text"]) for part in parts if part["type"] == ARTICLE
    }
    around = [
        part[name] for part in parts if part["type"] != ARTICLE for name in ("label", "heading", "text")
    ]
    return {**marks, AROUND: _mark(*around)}


def _mark(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:10]
