"""What was found: a line of the text around the words, with the words marked."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import Any

from services.consultation.views.shared import authority_of
from shared.plain_text import plain, telling

Row = dict[str, Any]
Piece = dict[str, Any]

WORD = re.compile(r"[^\W_]+")
LAST_COUNTED = 16_383  # PostgreSQL counts no further in a text
BEFORE, AFTER = 8, 26  # words shown around the first that was found


def found(row: Row, words: str) -> Row:
    """A thing that was found by the words."""
    sought = telling(words)
    title_words = len(WORD.findall(row["title"]))
    hits = sorted(row["hits"] or ())
    body_hits = [hit - title_words for hit in hits if title_words < hit < LAST_COUNTED]
    return {
        "place": row["place"],
        "kind": row["kind"],
        "id": row["thing_id"],
        "consultation": {"id": row["consultation_id"], "title": row["consultation_title"]},
        "authority": authority_of(row),
        "at": row["at"],
        "title": _marked(row["title"], hits, sought, 1, title_words),
        "snippet": _around(row["body"], body_hits, sought),
        "text_number": row["text_number"],
        "article": _article(row["places"], next((hit for hit in hits if hit > title_words), None)),
    }


def _article(places: Sequence[tuple[int, str]], hit: int | None) -> str | None:
    """The article in which the first word stands."""
    before = [number for begins, number in places if hit is not None and begins < hit]
    return before[-1] if before else None


def _around(text: str, hits: Sequence[int], sought: Sequence[str]) -> list[Piece]:
    first = hits[0] if hits else 1
    return _marked(text, hits, sought, max(first - BEFORE, 1), first + AFTER)


def _marked(text: str, hits: Sequence[int], sought: Sequence[str], first: int, last: int) -> list[Piece]:
    """The words from the first to the last, by number, in pieces that were found and pieces that were not."""
    words = list(islice(WORD.finditer(text), first - 1, last))
    if not words:
        return []
    is_cut = WORD.search(text, words[-1].end()) is not None
    at = 0 if first == 1 else words[0].start()
    end = words[-1].end() if is_cut else len(text)
    pieces: list[Piece] = []
    for number, word in enumerate(words, start=first):
        if number in hits and _is_meant(word[0], sought):
            pieces += [_piece(text[at : word.start()]), _piece(word[0], hit=True)]
            at = word.end()
    pieces.append(_piece(text[at:end] + ("…" if is_cut else "")))
    if first > 1:
        pieces.insert(0, _piece("… "))
    return [piece for piece in pieces if piece["text"]]


def _is_meant(word: str, sought: Sequence[str]) -> bool:
    # The database and we may count a word like `12e5` differently; nothing is marked that begins otherwise.
    return any(plain(word)[:2] == other[:2] for other in sought)


def _piece(text: str, *, hit: bool = False) -> Piece:
    return {"text": text, "hit": hit}
