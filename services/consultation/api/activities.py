"""Joint activities: everybody reads what is announced; partners and clerks propose, confirm, change."""

from typing import Any
from uuid import UUID

from flask import Response

from services.consultation.api.callers import CLERK, clerk_of
from services.consultation.commands.activities import (
    AnnounceActivity,
    AnswerPart,
    Asking,
    AskPartner,
    CancelActivity,
    ChangeActivity,
    HoldActivity,
    PartWanted,
    ProposeActivity,
    StateForPress,
)
from services.consultation.errors.activities import NoSuchActivity
from services.consultation.model.activity_plan import Results
from services.consultation.model.days import end_of, start_of
from services.consultation.queries import activities as queries
from services.consultation.repository.activities import speaks_for
from services.consultation.schemas.activities import (
    ActivityArguments,
    ActivityCancelBody,
    ActivityChangeBody,
    ActivityPartBody,
    ActivityProposalBody,
    ActivityResultsBody,
    ActivitySchema,
    DeskActivityArguments,
    ListedActivitiesSchema,
    ListedActivitySchema,
    PartAnswerBody,
    PartStatementBody,
    SavedActivitySchema,
)
from services.consultation.views.activities import is_partner, listed, shown
from shared.web.access import caller, principal, public, require_in, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, etag_of, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited
from shared.web.pages import Page, page_of

PREFIX = "/api/consultation/v1/activities"

blueprint = Blueprint("activities", __name__, description="What organisations and authorities hold together.")


def asking() -> Asking:
    """Who asks, in the words of the commands."""
    return Asking(principal().account_id, clerk_of())


@blueprint.get("/activities")
@public
@blueprint.arguments(ActivityArguments, location="query")
@blueprint.response(200, page_of(ListedActivitySchema))
def list_activities(asked: dict[str, Any]) -> Any:
    """What was announced, the latest first; of those that come the next one first."""
    page, since, until = Page(asked), asked.get("since"), asked.get("until")
    wanted = queries.Wanted(
        authority=asked.get("authority"),
        organisation_id=asked.get("organisation"),
        period=asked.get("period"),
        kind=asked.get("kind"),
        since=start_of(since) if since else None,
        until=end_of(until) if until else None,
        words=asked.get("q"),
    )
    with runtime().read() as session:
        rows = queries.public(session, wanted, now=runtime().clock.now(), after=page.after, limit=page.fetch)
    shown_rows = [listed(row, whole=False) for row in rows]
    return page.answer(shown_rows, key=lambda row: (row["starts_at"], row["id"]))


@blueprint.get("/activities/mine")
@signed_in
@blueprint.response(200, ListedActivitiesSchema)
def list_mine() -> Any:
    """Those in which an organisation takes part for which one speaks today, or is asked to."""
    with runtime().read() as session:
        own = speaks_for(session, principal().account_id, runtime().clock.now())
        rows = queries.of_organisations(session, sorted(own))
    return {"items": [listed(row, whole=True) for row in rows]}


@blueprint.get("/desk/activities")
@role(CLERK)
@blueprint.arguments(DeskActivityArguments, location="query")
@blueprint.response(200, ListedActivitiesSchema)
def list_for_desk(asked: dict[str, Any]) -> Any:
    """All with one's authority, proposals too, the newest first."""
    require_in(asked["authority"], CLERK)
    with runtime().read() as session:
        rows = queries.of_authority(session, asked["authority"])
    return {"items": [listed(row, whole=True) for row in rows]}


@blueprint.get("/activities/<uuid:activity_id>")
@public
@blueprint.response(200, ActivitySchema)
def get_activity(activity_id: UUID) -> Any:
    """One; until it is announced for its partners and the authority's clerks alone."""
    with runtime().read() as session:
        row = queries.activity(session, activity_id)
        who = caller()
        own = speaks_for(session, who.account_id, runtime().clock.now()) if who else frozenset()
    if row is None:
        raise NoSuchActivity
    is_clerk = row["authority"] in clerk_of()
    if row["announced_at"] is None and not is_clerk and not is_partner(row, own):
        raise NoSuchActivity
    return shown(row, own=own, is_clerk=is_clerk), 200, {"ETag": etag_of(row["version"])}


@blueprint.post("/activities")
@signed_in
@idempotent
@limited("30/hour")
@blueprint.arguments(ActivityProposalBody)
@blueprint.response(201, SavedActivitySchema)
def propose(body: dict[str, Any]) -> Response:
    """Propose something, for an organisation or as a clerk; who is named is asked to confirm."""
    command = ProposeActivity(
        asking(),
        body["authority"],
        body["activity"],
        body["on_behalf_of"],
        body["role"],
        body["authority_role"],
        body["partners"],
    )
    return perform(runtime().bus, command, SavedActivitySchema, location=lambda made: f"{PREFIX}/{made.id}")


@blueprint.put("/activities/<uuid:activity_id>")
@signed_in
@conditional
@blueprint.arguments(ActivityChangeBody)
@blueprint.response(200, SavedActivitySchema)
def change(body: dict[str, Any], activity_id: UUID) -> Response:
    """Write it anew; before it is announced partners confirm again, afterwards it is a public entry."""
    command = ChangeActivity(asking(), activity_id, expected_version(), body["activity"], body["reason"])
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.post("/activities/<uuid:activity_id>/partners")
@signed_in
@idempotent
@blueprint.arguments(ActivityPartBody)
@blueprint.response(201, SavedActivitySchema)
def ask_partner(part: PartWanted, activity_id: UUID) -> Response:
    """Ask one more organisation to take part."""
    return perform(runtime().bus, AskPartner(asking(), activity_id, part), SavedActivitySchema)


@blueprint.put("/activities/<uuid:activity_id>/partners/<uuid:partner_id>/answer")
@signed_in
@conditional
@blueprint.arguments(PartAnswerBody)
@blueprint.response(200, SavedActivitySchema)
def answer(body: dict[str, Any], activity_id: UUID, partner_id: UUID) -> Response:
    """Say for a partner whether it takes part: who holds a mandate of the organisation today, or a clerk."""
    command = AnswerPart(asking(), activity_id, expected_version(), partner_id, body["state"])
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.put("/activities/<uuid:activity_id>/partners/<uuid:partner_id>/statement")
@signed_in
@conditional
@blueprint.arguments(PartStatementBody)
@blueprint.response(200, SavedActivitySchema)
def state_for_press(body: dict[str, Any], activity_id: UUID, partner_id: UUID) -> Response:
    """What a partner wants to be quoted with in the press kit."""
    command = StateForPress(asking(), activity_id, expected_version(), partner_id, **body)
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.post("/activities/<uuid:activity_id>/announce")
@role(CLERK)
@conditional
@idempotent
@blueprint.response(200, SavedActivitySchema)
def announce(activity_id: UUID) -> Response:
    """Show it to everybody, once it is agreed."""
    command = AnnounceActivity(asking(), activity_id, expected_version())
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.put("/activities/<uuid:activity_id>/results")
@signed_in
@conditional
@blueprint.arguments(ActivityResultsBody)
@blueprint.response(200, SavedActivitySchema)
def hold(results: Results, activity_id: UUID) -> Response:
    """It was held: say what was done. Said anew, the change is a public entry."""
    command = HoldActivity(asking(), activity_id, expected_version(), results)
    return perform(runtime().bus, command, SavedActivitySchema, status=200)


@blueprint.post("/activities/<uuid:activity_id>/cancel")
@signed_in
@conditional
@idempotent
@blueprint.arguments(ActivityCancelBody)
@blueprint.response(200, SavedActivitySchema)
def cancel(body: dict[str, Any], activity_id: UUID) -> Response:
    """It will not be held; what was public stays so, with the reason."""
    command = CancelActivity(asking(), activity_id, expected_version(), body["reason"])
    return perform(runtime().bus, command, SavedActivitySchema, status=200)
