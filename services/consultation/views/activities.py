"""Joint activities as they are shown: to everybody what is public, to partners the whole."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.consultation.model.activity_parts import CONFIRMED, DECLINED

Row = dict[str, Any]


def listed(row: Row, *, whole: bool) -> Row:
    """A line of a list.

    Args:
        whole: whether who was asked and has not confirmed is shown, too.
    """
    partners = [one for one in row["partners"] if whole or one["state"] == CONFIRMED]
    return {**row, "authority": _whose(row), "partners": partners}


def shown(row: Row, *, own: Collection[UUID], is_clerk: bool) -> Row:
    """One activity.

    Args:
        own: the organisations for which the reader speaks.
        is_clerk: whether the reader is a clerk of its authority.
    """
    speaks = [
        one
        for one in row["partners"]
        if one["organisation_id"] in own or (one["organisation_id"] is None and is_clerk)
    ]
    whole = bool(speaks)
    may = {
        "speaks_for": [one["id"] for one in speaks],
        "lead": any(one["is_proposer"] or one["organisation_id"] is None for one in speaks),
        "take_part": any(one["state"] == CONFIRMED for one in speaks),
        "announce": is_clerk,
    }
    return {
        **row,
        "authority": _whose(row),
        "partners": [one for one in row["partners"] if whole or one["state"] == CONFIRMED],
        "budget": _budget(row["costs"]),
        "tasks": row["tasks"] if whole else [],
        "files": row["files"] if whole else [_public_file(one) for one in row["files"] if is_good(one)],
        "entries": [one for one in row["entries"] if whole or one["is_public"]],
        "invited": row["invited"] if whole else 0,
        "may": may if whole else None,
    }


def is_partner(row: Row, own: Collection[UUID]) -> bool:
    """Whether the reader speaks for an organisation that takes part, or is asked to."""
    return any(one["organisation_id"] in own and one["state"] != DECLINED for one in row["partners"])


def is_good(file: Row) -> bool:
    """Whether somebody has looked into a file, and it may be given out."""
    return bool(file["state"] == "good")


def _budget(costs: list[Row]) -> Row:
    by_partner: dict[str, Decimal] = {}
    for line in costs:
        by_partner[line["partner"]] = by_partner.get(line["partner"], Decimal()) + line["amount"]
    bearers = [{"partner": name, "amount": amount} for name, amount in by_partner.items()]
    return {"lines": costs, "total": sum(by_partner.values(), Decimal()), "bearers": bearers}


def _public_file(file: Row) -> Row:
    hidden = ("consent", "consent_by", "consent_on", "reason")
    return {name: value for name, value in file.items() if name not in hidden}


def _whose(row: Row) -> Row:
    return {
        "slug": row["authority"],
        "name": row["authority_name"],
        "is_example": row["authority_is_example"],
    }
