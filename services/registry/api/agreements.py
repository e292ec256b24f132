"""Partnership agreements: the public list, one of them, what a desk and a representative do about it."""

from typing import Any
from uuid import UUID

from flask import Response

from services.registry.api.agreement_shown import for_everybody, for_parties, mine_of
from services.registry.commands.agreements import (
    ChangeObligation,
    ConfirmAgreement,
    DraftAgreement,
    EditAgreement,
    ExtendAgreement,
    PartyWanted,
    RenewAgreement,
    ReopenAgreement,
    SignAgreement,
    TerminateAgreement,
    WithdrawAgreement,
)
from services.registry.errors.agreements import NoSuchAgreement
from services.registry.model.agreement import Owed, Terms
from services.registry.model.agreement_states import PRIVATE, PUBLIC, State
from services.registry.model.days import day_in_romania
from services.registry.queries import agreements as queries
from services.registry.repository.agreements import DESK, represented_by
from services.registry.schemas.agreements import (
    AgreementArguments,
    AgreementBody,
    AgreementChangedSchema,
    AgreementPage,
    AgreementSchema,
    DeskArguments,
    DutyBody,
    ExtendBody,
    MyAgreementsSchema,
    NewAgreementBody,
    PartyChoice,
    RenewBody,
    SignBody,
    TerminateBody,
)
from shared.web.access import caller, client_may, principal, public, require_in, role, scope, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.pages import Page

PREFIX = "/api/registry/v1/agreements"
STATES: tuple[State, ...] = ("draft", "agreed", *PUBLIC, "withdrawn")

blueprint = Blueprint(
    "agreements", __name__, url_prefix="/agreements", description="Who has promised what to whom."
)


@blueprint.get("")
@public
@blueprint.arguments(AgreementArguments, location="query")
@blueprint.response(200, AgreementPage)
def list_agreements(asked: dict[str, Any]) -> Any:
    """Signed agreements, the latest first."""
    return _page(asked, (asked["state"],) if "state" in asked else PUBLIC)


@blueprint.post("")
@role(*DESK)
@idempotent
@limited("120/hour")
@blueprint.arguments(NewAgreementBody)
@blueprint.response(201, AgreementChangedSchema)
def draft_agreement(body: dict[str, Any]) -> Response:
    """Begin to write an agreement; only its parties see it until all have signed."""
    command = DraftAgreement(who=principal(), authority=body.pop("authority"), **_text(body))
    return perform(
        runtime().bus, command, AgreementChangedSchema, location=lambda made: f"{PREFIX}/{made.agreement_id}"
    )


@blueprint.get("/desk")
@role(*DESK)
@scope("agreements:read")
@blueprint.arguments(DeskArguments, location="query")
@blueprint.response(200, AgreementPage)
def list_for_desk(asked: dict[str, Any]) -> Any:
    """All agreements of one's authority, drafts among them."""
    require_in(asked["authority"], *DESK)
    return _page(asked, (asked["state"],) if "state" in asked else STATES)


@blueprint.get("/mine")
@signed_in
@blueprint.response(200, MyAgreementsSchema)
def my_agreements() -> dict[str, Any]:
    """Those of organisations of which one is the legal representative, drafts among them."""
    today = day_in_romania(runtime().clock.now())
    with runtime().read() as session:
        return {"items": queries.agreements_of(session, principal().account_id, today)}


@blueprint.get("/<uuid:agreement_id>")
@public
@scope("agreements:read")
@blueprint.response(200, AgreementSchema)
def get_agreement(agreement_id: UUID) -> Any:
    """One agreement; before all have signed only for its parties, who see more of it afterwards, too."""
    today, who = day_in_romania(runtime().clock.now()), caller()
    with runtime().read() as session:
        row = queries.agreement(session, agreement_id, today)
        mine = mine_of(row, who, represented_by(session, who.account_id, today)) if row and who else []
    inside = bool(mine) or (row is not None and client_may(row["authority"]))
    if row is None or (row["state"] in PRIVATE and not inside):
        raise NoSuchAgreement()
    shown = for_parties(row, mine, who) if inside else for_everybody(row)
    return shown, 200, {"ETag": etag_of(row["version"])}


@blueprint.put("/<uuid:agreement_id>")
@signed_in
@conditional
@blueprint.arguments(AgreementBody)
@blueprint.response(200, AgreementChangedSchema)
def edit_agreement(body: dict[str, Any], agreement_id: UUID) -> Response:
    """Write it otherwise, as a clerk; all parties confirm anew."""
    return _change(EditAgreement(**_about(agreement_id), **_text(body)))


@blueprint.post("/<uuid:agreement_id>/confirm")
@signed_in
@conditional
@idempotent
@blueprint.arguments(PartyChoice)
@blueprint.response(200, AgreementChangedSchema)
def confirm(body: dict[str, Any], agreement_id: UUID) -> Response:
    """Say for a party that the text is final; the last one makes it agreed."""
    return _change(ConfirmAgreement(**_about(agreement_id), party_id=body["party"]))


@blueprint.post("/<uuid:agreement_id>/reopen")
@signed_in
@conditional
@idempotent
@blueprint.response(200, AgreementChangedSchema)
def reopen(agreement_id: UUID) -> Response:
    """Go back to writing, as a clerk, before anybody has signed."""
    return _change(ReopenAgreement(**_about(agreement_id)))


@blueprint.post("/<uuid:agreement_id>/withdraw")
@signed_in
@conditional
@idempotent
@blueprint.response(200, AgreementChangedSchema)
def withdraw(agreement_id: UUID) -> Response:
    """Give it up, as a clerk, before anybody has signed."""
    return _change(WithdrawAgreement(**_about(agreement_id)))


@blueprint.post("/<uuid:agreement_id>/sign")
@signed_in
@conditional
@idempotent
@blueprint.arguments(SignBody)
@blueprint.response(200, AgreementChangedSchema)
def sign(body: dict[str, Any], agreement_id: UUID) -> Response:
    """Note for a party that it has signed; the last signature makes the agreement public."""
    command = SignAgreement(**_about(agreement_id), party_id=body["party"], on=body["on"], how=body["how"])
    return _change(command)


@blueprint.post("/<uuid:agreement_id>/extend")
@signed_in
@conditional
@idempotent
@blueprint.arguments(ExtendBody)
@blueprint.response(200, AgreementChangedSchema)
def extend(body: dict[str, Any], agreement_id: UUID) -> Response:
    """Let it bind longer, as a clerk, by an act that both sides have signed."""
    return _change(ExtendAgreement(**_about(agreement_id), **body))


@blueprint.post("/<uuid:agreement_id>/renew")
@signed_in
@conditional
@idempotent
@blueprint.arguments(RenewBody)
@blueprint.response(201, AgreementChangedSchema)
def renew(body: dict[str, Any], agreement_id: UUID) -> Response:
    """Begin to write, as a clerk, the one that follows."""
    return perform(
        runtime().bus,
        RenewAgreement(**_about(agreement_id), **body),
        AgreementChangedSchema,
        location=lambda made: f"{PREFIX}/{made.agreement_id}",
    )


@blueprint.post("/<uuid:agreement_id>/terminate")
@signed_in
@conditional
@idempotent
@blueprint.arguments(TerminateBody)
@blueprint.response(200, AgreementChangedSchema)
def terminate(body: dict[str, Any], agreement_id: UUID) -> Response:
    """End it before its time, for a party, with a reason that everybody reads."""
    command = TerminateAgreement(
        **_about(agreement_id), party_id=body["party"], reason=body["reason"], on=body["on"]
    )
    return _change(command)


@blueprint.post("/<uuid:agreement_id>/obligations/<uuid:obligation_id>")
@signed_in
@conditional
@idempotent
@blueprint.arguments(DutyBody)
@blueprint.response(200, AgreementChangedSchema)
def change_obligation(body: dict[str, Any], agreement_id: UUID, obligation_id: UUID) -> Response:
    """Report what one owes as done; acknowledge, give back or cancel what is owed."""
    return _change(ChangeObligation(**_about(agreement_id), obligation_id=obligation_id, **body))


def _about(agreement_id: UUID) -> dict[str, Any]:
    return {"who": principal(), "agreement_id": agreement_id, "version": expected_version()}


def _change(command: object) -> Response:
    return perform(runtime().bus, command, AgreementChangedSchema, status=200)


def _text(body: dict[str, Any]) -> dict[str, Any]:
    """What a body says an agreement is."""
    parties, owed = body.pop("parties"), body.pop("obligations")
    return {
        "parties": tuple(PartyWanted(**party) for party in parties),
        "owed": tuple(Owed(**one) for one in owed),
        "terms": Terms(**body),
    }


def _page(asked: dict[str, Any], states: tuple[str, ...]) -> Any:
    page = Page(asked)
    with runtime().read() as session:
        rows, total = queries.agreements(
            session,
            states=states,
            authority=asked.get("authority"),
            organisation=asked.get("organisation"),
            year=asked.get("year"),
            words=asked.get("q"),
            today=day_in_romania(runtime().clock.now()),
            after=(page.after[0], page.after[1]) if page.after else None,
            limit=page.fetch,
        )
    body, status, headers = page.answer(rows, key=lambda row: (row["from_date"], row["id"]))
    return {**body, "total": total}, status, headers
