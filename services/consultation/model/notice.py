"""The facts of a real notice, read from a file in the shape in which they were gathered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from services.consultation.errors.entries import BadFacts
from services.consultation.model.act import Document, Kind
from services.consultation.model.wording import tidy
from shared.plain_text import plain

SLUG_LENGTH = 40
SLUG = re.compile(r"[a-z0-9-]{2,40}")


@dataclass(frozen=True)
class Notice:
    """A notice as its authority published it; what is not known is None.

    `authority` is the slug that the facts give (`authority_slug`), or one made of the authority's name.

    `term_days` is a term that the notice gives as a number of days without its last day. No document
    is at hand, only its title.
    """

    authority: str
    authority_name: str
    title: str
    kind: str
    published_on: date | None
    last_day: date | None
    term_days: int | None
    documents: Sequence[Document]
    source_url: str
    notes: str


def read_notice(facts: Mapping[str, Any]) -> Notice:
    """Understand one entry of a file of notices.

    Raises:
        BadFacts: a fact is missing or has the wrong form.
    """
    try:
        name = tidy(facts["authority"])
        return Notice(
            authority=_slug(facts.get("authority_slug") or slug(name)),
            authority_name=name,
            title=tidy(facts["title"]),
            kind=Kind(facts.get("kind") or Kind.NORMATIVE).value,
            published_on=_day(facts.get("publication_date")),
            last_day=_day(facts.get("proposals_deadline")),
            term_days=facts.get("proposals_days"),
            documents=[Document(tidy(title), None, False) for title in facts.get("documents") or ()],
            source_url=_address(facts["source"]),
            notes=tidy(facts.get("notes") or ""),
        )
    except KeyError as error:
        raise BadFacts(reason=f"{error.args[0]} is missing.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadFacts(reason=str(error)) from error


def slug(name: str) -> str:
    """An authority's name as a slug: `Primăria Municipiului Ploiești` → `primaria-municipiului-ploiesti`."""
    whole = plain(name).replace(" ", "-")
    return whole if len(whole) <= SLUG_LENGTH else whole[:SLUG_LENGTH].rpartition("-")[0]


def _slug(written: str) -> str:
    if not SLUG.fullmatch(written):
        raise ValueError(f"{written!r} is no slug.")
    return written


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _address(written: str) -> str:
    if urlsplit(written).scheme not in ("http", "https"):
        raise ValueError(f"{written} is no web address.")
    return written
