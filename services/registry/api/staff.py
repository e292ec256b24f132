"""Who works for an authority: roles, and invitations to them."""

from typing import Any, get_args
from uuid import UUID

from flask import Response

from services.registry.commands.staff import (
    AcceptInvitation,
    InviteStaff,
    TakeRoleBack,
    WithdrawInvitation,
)
from services.registry.errors.staff import NoSuchRole
from services.registry.model.account import Role
from services.registry.model.administration import require_administrator
from services.registry.queries import staff as queries
from services.registry.schemas.authorities import (
    AcceptedSchema,
    InvitationBody,
    InvitationSchema,
    MyInvitationsSchema,
    StaffListSchema,
)
from shared.web.access import principal, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint("staff", __name__, description="Who works for an authority.")


@blueprint.get("/authorities/<slug>/staff")
@role("administrator")
@blueprint.response(200, StaffListSchema)
def list_staff(slug: str) -> dict[str, Any]:
    """Who works for an authority and who is invited to, for its administrators."""
    require_administrator(principal(), slug)
    with runtime().read() as session:
        return {
            "items": queries.staff_of(session, slug),
            "invitations": queries.invitations_of(session, slug, runtime().clock.now()),
        }


@blueprint.post("/authorities/<slug>/invitations")
@role("administrator")
@idempotent
@limited("60/hour")
@blueprint.arguments(InvitationBody)
@blueprint.response(201, InvitationSchema)
def invite(body: dict[str, Any], slug: str) -> Response:
    """Invite an address, by letter; the answer does not tell whether it has an account."""
    command = InviteStaff(authority=slug, administrator=principal(), **body)
    return perform(runtime().bus, command, InvitationSchema)


@blueprint.delete("/authorities/<slug>/staff/<uuid:account_id>/<name>")
@role("administrator")
@blueprint.response(204)
def take_back(slug: str, account_id: UUID, name: str) -> Response:
    """Take a role back from a person, whose sessions end."""
    held = next((known for known in get_args(Role) if known == name), None)
    if held is None:
        raise NoSuchRole()
    command = TakeRoleBack(authority=slug, role=held, account_id=account_id, administrator=principal())
    return perform(runtime().bus, command, status=204)


@blueprint.get("/invitations/mine")
@signed_in
@blueprint.response(200, MyInvitationsSchema)
def my_invitations() -> dict[str, Any]:
    """Roles to which my address is invited."""
    with runtime().read() as session:
        return {"items": queries.invitations_to(session, principal().account_id, runtime().clock.now())}


@blueprint.post("/invitations/<uuid:invitation_id>/accept")
@signed_in
@idempotent
@blueprint.response(200, AcceptedSchema)
def accept(invitation_id: UUID) -> Response:
    """Take on a role to which my address was invited; the next token carries it."""
    command = AcceptInvitation(invitation_id, principal().account_id)
    return perform(runtime().bus, command, AcceptedSchema, status=200)


@blueprint.post("/invitations/<uuid:invitation_id>/withdraw")
@role("administrator")
@idempotent
@blueprint.response(200, InvitationSchema)
def withdraw(invitation_id: UUID) -> Response:
    """Take an invitation back."""
    command = WithdrawInvitation(invitation_id, principal())
    return perform(runtime().bus, command, InvitationSchema, status=200)
