"""Agreements of the stage: of the clerk's authority with an organisation of the citizen's."""

from datetime import date
from typing import Any
from uuid import UUID

from services.registry.commands.agreements import (
    AddDocument,
    ConfirmAgreement,
    DraftAgreement,
    PartyWanted,
    SignAgreement,
)
from services.registry.model.agreement import Owed
from services.registry.model.agreement_parts import Way
from services.registry.queries.agreements import agreement
from services.registry.queries.rows import Row
from shared.ids import new_id
from shared.security.tokens import Principal
from tests.integration.access.stage import HERE
from tests.unit.registry.pacts import plain_pdf, terms
from tests.unit.registry.world import World

AGREEMENT_STATES = ("draft", "agreed", "in-force")
PAPER: Way = "paper"


def agreement_of(
    world: World, clerk: Principal, citizen: UUID, organisation: dict[str, str], state: str
) -> dict[str, str]:
    """An agreement in one of `AGREEMENT_STATES`, and how its parts are found."""
    head = Principal(account_id=citizen, session_id=str(new_id()), roles={})
    made = world.do(
        DraftAgreement(
            who=clerk,
            authority=HERE,
            terms=terms(from_date=date(2026, 1, 1)),
            parties=(PartyWanted(organisation_id=UUID(organisation["organisation_id"]), name=None),),
            owed=(Owed(party=1, text="Ține zece ore.", due_date=date(2026, 6, 30)),),
        )
    )
    key: UUID = made.agreement_id
    if state != "draft":
        _for_both(world, key, ConfirmAgreement, clerk, head)
    document = str(new_id())  # of none that is there
    if state == "in-force":
        document = str(_add(world, key, clerk))
        _for_both(world, key, SignAgreement, clerk, head, on=date(2026, 1, 13), how=PAPER)
    row = _row(world, key)
    return {
        **organisation,
        "agreement_id": str(key),
        "version": str(row["version"]),
        "party": row["parties"][1]["id"],
        "obligation_id": row["obligations"][0]["id"],
        "document_id": document,
    }


def _for_both(
    world: World, key: UUID, command: Any, clerk: Principal, head: Principal, **more: object
) -> None:
    for place, who in enumerate((clerk, head)):
        row = _row(world, key)
        party = UUID(row["parties"][place]["id"])
        world.do(command(who=who, agreement_id=key, version=row["version"], party_id=party, **more))


def _add(world: World, key: UUID, clerk: Principal) -> UUID:
    # Somebody's own quota each, since the stage makes hundreds.
    command = AddDocument(
        who=Principal(account_id=new_id(), session_id="s", roles=clerk.roles),
        agreement_id=key,
        kind="signed",
        obligation_id=None,
        name="acord.pdf",
        content=plain_pdf(),
    )
    found: UUID = world.do(command).document_id
    return found


def _row(world: World, key: UUID) -> Row:
    with world.runtime.read() as session:
        found = agreement(session, key, world.clock.now().date())
    assert found is not None
    return found
