"""How a row of an agreement is shown, and to whom.

The parties see drafts, files, notes and names; others do not.
"""

from typing import Any
from uuid import UUID

from services.registry.queries.rows import Row
from services.registry.repository.agreements import DESK
from shared.security.tokens import Principal


def mine_of(row: Row, who: Principal, represented: frozenset[UUID]) -> list[str]:
    """The ids of the parties for which a person acts.

    Args:
        row: of the agreement.
        who: asks.
        represented: organisations of which the person is the legal representative.
    """
    is_desk = who.has_in(row["authority"], *DESK)
    organisations = {str(key) for key in represented}
    return [
        party["id"]
        for party in row["parties"]
        if (party["organisation_id"] in organisations if party["kind"] == "organisation" else is_desk)
    ]


def for_parties(row: Row, mine: list[str], who: Principal | None) -> dict[str, Any]:
    """All of it."""
    is_desk = who is not None and who.has_in(row["authority"], *DESK)
    return {**row, "mine": mine, "is_desk": is_desk, "documents": [_file(one) for one in row["documents"]]}


def for_everybody(row: Row) -> dict[str, Any]:
    """Without files that were not shown, notes that may name people, and the names in certificates.

    What a signed file says is told although the file itself is not given out: that it was signed is public.
    """
    shown = [
        _without_names(_file(one)) for one in row["documents"] if one["is_public"] or one["kind"] == "signed"
    ]
    return {
        **row,
        "mine": [],
        "is_desk": False,
        "documents": shown,
        "obligations": [_without_notes(owed) for owed in row["obligations"]],
    }


def _file(document: dict[str, Any]) -> dict[str, Any]:
    found = document["signatures"]
    whole = None if found is None else [{"whole": None, **signature} for signature in found]
    return {**document, "signatures": whole}


def _without_names(document: dict[str, Any]) -> dict[str, Any]:
    found = document["signatures"]
    nameless = None if found is None else [_nameless(signature) for signature in found]
    name = document["name"] if document["is_public"] else ""
    return {**document, "signatures": nameless, "name": name}


def _nameless(signature: dict[str, Any]) -> dict[str, Any]:
    """Without who signed; where they have certified themselves, without the issuer too."""
    issuer = None if signature["issuer"] == signature["signer"] else signature["issuer"]
    return {**signature, "signer": None, "issuer": issuer}


def _without_notes(owed: dict[str, Any]) -> dict[str, Any]:
    return {**owed, "note": None, "reason": owed["reason"] if owed["state"] == "cancelled" else None}
