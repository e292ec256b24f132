"""What of a thing can be found by words: what everybody may read of it, and nothing else."""

from collections.abc import Sequence
from typing import Any

from services.consultation.model.findable import Found
from services.consultation.views.recommendations import for_all, numbered
from shared.plain_text import plain

Row = dict[str, Any]
Places = Sequence[tuple[int, str]]

PARTS = ("text", "reason", "proposed_wording")


def of_act(row: Row) -> Found:
    """An act with all its words, and where among them each article begins."""
    body, places = _text(row, row["summary"], row["articles"])
    return Found(row["id"], "act", row["id"], row["authority"], row["listed_at"], row["title"], body, places)


def of_version(row: Row) -> Found:
    """A later text of an act, by the act's title: found beside the announced one, which stays as it was."""
    articles = [(one["number"], one["heading"], one["text"]) for one in row["articles"]]
    body, places = _text(row, "", articles)
    return Found(
        row["id"],
        "version",
        row["consultation_id"],
        row["authority"],
        row["at"],
        row["title"],
        body,
        places,
        row["number"],
    )


def of_document(row: Row, text: str) -> Found:
    """A document by its name and the text that could be read of it."""
    at = max(row["attached_at"], row["listed_at"])
    return Found(row["id"], "document", row["consultation_id"], row["authority"], at, row["name"], text)


def of_recommendation(row: Row) -> Found:
    """A recommendation as the public reads it, with its answer, by its number and for whom it was sent."""
    shown = for_all(row)
    answer = shown["answer"]["reason"] if shown["answer"] else ""
    body = _words(row["organisation_name"], *(shown[name] for name in PARTS), answer)
    return Found(
        row["id"],
        "recommendation",
        row["consultation_id"],
        row["authority"],
        row["received_at"],
        numbered(row),
        body,
    )


def _text(row: Row, summary: str, articles: Sequence[tuple[str, str, str]]) -> tuple[str, Places]:
    pieces = [summary, *(_words(part["label"], part["heading"], part["text"]) for part in row["frame"])]
    body = "\n\n".join(piece for piece in pieces if piece)
    places = []
    for number, heading, text in articles:
        places.append((len(plain(f"{row['title']} {body}").split()), number))
        body = f"{body}\n\n{_words(heading, text)}"
    return body, places


def _words(*texts: str | None) -> str:
    return "\n".join(text for text in texts if text)
