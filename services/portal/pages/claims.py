"""Requests of newcomers to represent an organisation, as they and its representatives see them."""

from typing import Any
from uuid import UUID

from services.portal.asking import caller
from services.portal.pages.organisations import items_of

Json = dict[str, Any]


def my_claims() -> list[Json]:
    """The visitor's own."""
    return items_of(caller().get("registry", "/changes/mine", signed=True).data)


def claims_on(organisation_id: UUID) -> list[Json]:
    """Those of others, for who represents the organisation."""
    path = f"/organisations/{organisation_id}/changes"
    return claims_among(items_of(caller().get("registry", path, signed=True).data))


def claims_among(items: list[Json]) -> list[Json]:
    """Those of others, of what was asked for an organisation that the visitor represents."""
    return [item for item in items if not item["mine"]]
