"""Certificates: one's own, and for clerks those of a course."""

from typing import Any
from uuid import UUID

from flask import Response

from services.training.api.callers import CLERK, clerk_of
from services.training.commands.certificates import (
    ChooseShown,
    IssueAll,
    IssueByException,
    PrintCertificate,
    ReissueCertificate,
    RevokeCertificate,
)
from services.training.errors.courses import NoSuchCourse
from services.training.queries import candidates, certificates, courses
from services.training.schemas.certificates import (
    BatchSchema,
    CandidatesSchema,
    ExceptionBody,
    FileArguments,
    IssuedSchema,
    MyCertificatesSchema,
    ReissueBody,
    RevokeBody,
    ShownBody,
)
from shared.errors import NotAllowed
from shared.web.access import principal, role, signed_in
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.conditions import conditional, expected_version
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import limited

blueprint = Blueprint("certificates", __name__, description="That somebody has met the rules of a course.")


@blueprint.get("/courses/<uuid:course_id>/certificates")
@role(CLERK)
@blueprint.response(200, CandidatesSchema)
def list_candidates(course_id: UUID) -> Any:
    """Who has one, who could, and what is missing for the others; with how far the last issuing has come."""
    with runtime().read() as session:
        course = courses.course(session, course_id)
        if course is None:
            raise NoSuchCourse
        if course["authority"] not in clerk_of():
            raise NotAllowed if course["announced_at"] else NoSuchCourse
        return candidates.candidates(session, course, runtime().clock.now())


@blueprint.post("/courses/<uuid:course_id>/certificates")
@role(CLERK)
@idempotent
@blueprint.response(202, BatchSchema)
def issue_all(course_id: UUID) -> Response:
    """Issue to all who meet the rules and have none; the list says how far it has come."""
    command = IssueAll(course_id, clerk_of(), principal().account_id)
    return perform(runtime().bus, command, BatchSchema, status=202)


@blueprint.post("/courses/<uuid:course_id>/certificates/exceptions")
@role(CLERK)
@idempotent
@blueprint.arguments(ExceptionBody)
@blueprint.response(201, IssuedSchema)
def issue_by_exception(body: dict[str, Any], course_id: UUID) -> Response:
    """Issue one to somebody who does not meet the rules; the reason is kept for ever."""
    command = IssueByException(
        course_id, body["enrolment_id"], clerk_of(), principal().account_id, body["reason"]
    )
    return perform(runtime().bus, command, IssuedSchema)


@blueprint.post("/certificates/<uuid:certificate_id>/revoke")
@role(CLERK)
@idempotent
@blueprint.arguments(RevokeBody)
@blueprint.response(200, IssuedSchema)
def revoke(body: dict[str, Any], certificate_id: UUID) -> Response:
    """It is not valid any more; whoever checks it sees since when, and the kind of reason."""
    command = RevokeCertificate(certificate_id, clerk_of(), principal().account_id, **body)
    return perform(runtime().bus, command, IssuedSchema, status=200)


@blueprint.post("/certificates/<uuid:certificate_id>/reissue")
@role(CLERK)
@idempotent
@blueprint.arguments(ReissueBody)
@blueprint.response(201, IssuedSchema)
def reissue(body: dict[str, Any], certificate_id: UUID) -> Response:
    """Issue another in its place, with the name as it is now; the old one says that it was replaced."""
    command = ReissueCertificate(certificate_id, clerk_of(), principal().account_id, **body)
    return perform(runtime().bus, command, IssuedSchema)


@blueprint.get("/certificates/mine")
@signed_in
@blueprint.response(200, MyCertificatesSchema)
def list_mine() -> Any:
    """One's own, the newest first."""
    with runtime().read() as session:
        return {"items": certificates.of_account(session, principal().account_id)}


@blueprint.put("/certificates/<uuid:certificate_id>/shown")
@signed_in
@conditional
@blueprint.arguments(ShownBody)
@blueprint.response(200, IssuedSchema)
def choose_shown(body: dict[str, Any], certificate_id: UUID) -> Any:
    """Choose what others see of one's name."""
    return runtime().bus.do(ChooseShown(certificate_id, principal().account_id, expected_version(), **body))


@blueprint.get("/certificates/<uuid:certificate_id>/certificate.pdf")
@signed_in
@limited("300/hour")
@blueprint.arguments(FileArguments, location="query")
@blueprint.response(200, content_type="application/pdf")
def get_file(asked: dict[str, Any], certificate_id: UUID) -> Response:
    """The page to keep, for its holder and for clerks of its authority; another's is not found."""
    command = PrintCertificate(certificate_id, principal().account_id, clerk_of(), asked["language"])
    number, made = runtime().bus.do(command)
    headers = {
        "Content-Disposition": f'attachment; filename="certificat-{number.replace("/", "-")}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return Response(made, mimetype="application/pdf", headers=headers)
