"""Debates that are asked for, as tests ask."""

from typing import Any
from uuid import UUID

from sqlalchemy import text

from services.consultation.commands.debates import AskForDebate, EnterDebateRequest
from services.consultation.handlers.debates import SavedRequest
from services.consultation.model.debate_request import Came
from services.consultation.model.entry import Moment
from tests.unit.consultation.world import CLERK, CLERK_OF, World


def asked(world: World, consultation_id: UUID, name: str = "Asociația Exemplu", **more: Any) -> SavedRequest:
    """A verified association asks on line, through a person who speaks for it."""
    person = more.pop("account_id", None) or world.person()
    organisation = more.pop("organisation_id", None) or world.speaks_for(person, name)
    reason = "Vrem să discutăm tarifele."
    saved: SavedRequest = world.do(
        AskForDebate(consultation_id, person, organisation, reason, world.clock.now())
    )
    return saved


def asked_on_paper(world: World, consultation_id: UUID, **changes: Any) -> SavedRequest:
    """A clerk enters what came on paper a moment ago, of whom nobody knows anything."""
    came: dict[str, Any] = {"received": Moment(world.clock.now()), "channel": "paper", "clerk_id": CLERK}
    came |= {name: changes.pop(name) for name in ("received", "email", "channel") if name in changes}
    usual: dict[str, Any] = {
        "kind": "association",
        "name": "Asociația Neînscrisă",
        "organisation_id": None,
        "reason": "",
    }
    command = EnterDebateRequest(
        consultation_id,
        CLERK,
        CLERK_OF,
        came=Came(**came),
        **{**usual, **changes},
    )
    saved: SavedRequest = world.do(command)
    return saved


def request_row(world: World, request_id: UUID) -> Any:
    """A request as it is kept."""
    with world.runtime.read() as session:
        return session.execute(text("select * from debate_request where id = :id"), {"id": request_id}).one()


def organisation_is(world: World, organisation_id: UUID, **columns: str) -> None:
    """What the registry says of an organisation is otherwise."""
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    with world.runtime.engine.begin() as connection:
        statement = f"update organisation set {sets} where organisation_id = :id"
        connection.execute(text(statement), {"id": organisation_id, **columns})
