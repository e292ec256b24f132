"""An article taken apart: paragraphs (alineate), points (litere), items, dashes, each with its address."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from services.consultation.model.act_text.article_numbers import free_key
from services.consultation.model.act_text.flat import goes_on
from services.consultation.model.act_text.quotes import Quotes

RAISED = r"(?:\s?\^\s?\(?(?:\d{1,3})\)?)?"
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("paragraph", re.compile(rf"\s*\(\s*(?P<number>\d{{1,3}}{RAISED})\s*\)\s*")),
    ("point", re.compile(rf"\s*(?:lit\.\s*)?(?P<number>[a-zșț]{{1,2}}{RAISED})\)\s*")),
    ("item", re.compile(rf"\s*(?P<number>\d{{1,3}}{RAISED})(?:\)|\.(?!\d))\s+")),
    ("indent", re.compile(r"\s*(?P<number>)[-–—•·▪]\s*(?=\S)")),
)
WORDS = {"paragraph": "alin", "point": "lit", "item": "pct"}
WRITTEN = {"paragraph": "alin. ({})", "point": "lit. {})", "item": "pct. {}"}


@dataclass(frozen=True)
class Piece:
    """A part of an article, and where it stands.

    Args:
        type: `paragraph`, `point`, `item`, `indent`; `content` for words before the first of them.
        number: `2`, `b`; empty for a dash.
        depth: how far inside; 0 for a paragraph.
        start: the place in the article's text where it begins.
        label: as written: `(2)`, `b)`.
        text: the rest.
        anchor: its address as a link has it: `alin-2-lit-b`; empty where it has none.
        address: as people say it: `alin. (2) lit. b)`.
    """

    type: str
    number: str
    depth: int
    start: int
    label: str
    text: str
    anchor: str
    address: str


def pieces(text: str) -> list[Piece]:
    """The pieces of an article's text, in order; together they are the text."""
    begun = [(0, "content", "", 0), *_begun(text)]
    ends = [start for start, *_ in begun[1:]] + [len(text)]
    path: list[tuple[str, str]] = []
    made: list[Piece] = []
    seen: Counter[str] = Counter()
    for (start, kind, number, behind), end in zip(begun, ends, strict=True):
        body = text[behind:end].strip()
        if kind == "content" and not body:
            continue
        path = _inside(path, kind) + ([(kind, number)] if kind != "content" else [])
        anchor, address = _address(path, seen)
        depth = max(len(path) - 1, 0)
        made.append(Piece(kind, number, depth, start, text[start:behind].strip(), body, anchor, address))
    return made


def _begun(text: str) -> Iterator[tuple[int, str, str, int]]:
    """Where something begins: place, kind, number, where its words begin."""
    quotes, place, before = Quotes(text), 0, ""
    for line in text.splitlines(keepends=True):
        if line.strip():
            runs_on = bool(before.strip()) and goes_on(before.rstrip()) and not before.rstrip().endswith(",")
            if not quotes.holds(place) and not runs_on:
                for kind, pattern in KINDS:
                    if found := pattern.match(line):
                        number = re.sub(r"[\s()]", "", found["number"])
                        yield place, kind, number, place + found.end()
                        break
        before = line
        place += len(line)


def _inside(path: list[tuple[str, str]], kind: str) -> list[tuple[str, str]]:
    """The pieces that hold a new one: those above the last of its kind, or all but a dash and a stray one."""
    kinds = [one for one, _ in path]
    if kind in {"paragraph", "content"}:
        return []
    if kind in kinds:
        return path[: kinds.index(kind)]
    return [one for one in path if one[0] != "indent"]


def _address(path: list[tuple[str, str]], seen: Counter[str]) -> tuple[str, str]:
    """The link's and the spoken form; what is there twice gets a number more, and a dash has none."""
    if not path or path[-1][0] == "indent":
        return "", " ".join(WRITTEN[kind].format(number) for kind, number in path[:-1])
    base = "-".join(f"{WORDS[kind]}-{number}" for kind, number in path)
    anchor = free_key(base, seen)
    return anchor, " ".join(WRITTEN[kind].format(number) for kind, number in path)
