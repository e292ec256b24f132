"""Versions of a text, and what one changes in another."""

from collections.abc import Sequence
from typing import Any

from services.consultation.model.act_text import pieces
from services.consultation.model.comparing import Change, ChangeKind, Unit, compare, units
from services.consultation.model.comparing.units import ARTICLE
from services.consultation.model.version import DRAFT, pairs_of, places_in

Row = dict[str, Any]


def version_page(row: Row, announced: Row) -> Row:
    """A version with its text; the places of a draft are those said, and for the rest those proposed."""
    said = row["places"]
    places = said
    if row["state"] == DRAFT:
        places = places_in(units_of(announced), units_of(row), said)
    else:
        said = {}
    return {
        **row,
        "articles": [{**article, "pieces": pieces(article["text"])} for article in row["articles"]],
        "places": [
            {"article": article["number"], "place": places.get(article["number"]),
             "is_said": article["number"] in said}
            for article in announced["articles"]
        ],
    }  # fmt: skip


def comparison_page(older: Row, newer: Row, announced: Row, *, article: str | None, only: bool) -> Row:
    """What the newer text makes of the older one.

    Args:
        article: the one that is shown, by its number in the newer text, or in the older where it is gone.
        only: without what is the same.
    """
    compared = compare(units_of(older), units_of(newer), pairs_of(_places(older), _all(newer, announced)))
    shown = [change for change in compared.changes if _is_wanted(change, article, only=only)]
    return {
        "older": line(older),
        "newer": line(newer),
        "counts": {str(kind): times for kind, times in compared.counts.items()},
        "changes": shown,
    }


def line(row: Row) -> Row:
    """A version in the list."""
    return {**row, "articles_count": row.get("articles_count", len(row.get("articles", ())))}


def units_of(row: Row) -> Sequence[Unit]:
    """The parts of a version's text."""
    return units(row["articles"], row["frame"])


def _places(row: Row) -> Row:
    places: Row = row["places"]
    return places


def _all(row: Row, announced: Row) -> Row:
    if row["state"] != DRAFT:
        return _places(row)
    return places_in(units_of(announced), units_of(row), row["places"])


def _is_wanted(change: Change, article: str | None, *, only: bool) -> bool:
    unit = change.after or change.before
    assert unit  # noqa: S101 - a change is of something
    if article is not None:
        return unit.type == ARTICLE and unit.number == article
    return not only or change.kind is not ChangeKind.SAME
