"""Organisations: one's own, and what lists have in common. The directory is in `directory`."""

from typing import Any

from flask import Blueprint

from services.portal.asking import caller

organisations = Blueprint("organisations", __name__)
KINDS = (
    "association",
    "foundation",
    "federation",
    "trade-union",
    "employers-association",
    "professional-body",
    "informal-group",
    "school-council",
    "media-outlet",
    "public-authority",
    "company",
)
Json = dict[str, Any]


def mine() -> list[Json]:
    """The visitor's organisations, with the state of each request and the mandate."""
    return items_of(caller().get("registry", "/organisations/mine", signed=True).data)


def items_of(data: Any) -> list[Json]:
    """The things in a page of a list."""
    return list(data["items"] if isinstance(data, dict) else data)


def authorities_of(data: Any) -> list[Json]:
    """The authorities, by name."""
    return sorted(items_of(data), key=lambda authority: str(authority["name"]))


def cursor_of(data: Any) -> str:
    """The cursor of the next page, where it stands in the body."""
    return str(data.get("next") or "") if isinstance(data, dict) else ""
