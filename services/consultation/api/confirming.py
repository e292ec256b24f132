"""Authors without account: sent, confirmed, read and forgotten with the secrets of links."""

from typing import Any, cast
from uuid import UUID

from flask import Response

from services.consultation.api.receipt_files import as_receipt_file
from services.consultation.commands.confirming import (
    ConfirmSubmission,
    SendWithoutAccount,
    WithdrawByOwnLink,
)
from services.consultation.commands.forgetting import ForgetAuthor
from services.consultation.commands.moderation import ContestByOwnLink
from services.consultation.errors.confirming import LinkNotValid
from services.consultation.model.links import Links
from services.consultation.queries import recommendations as queries
from services.consultation.schemas.confirming import (
    ConfirmedSchema,
    CorrespondentsRecommendationSchema,
    OwnContestBody,
    OwnWithdrawalBody,
    SecretBody,
    UnconfirmedBody,
)
from services.consultation.schemas.moderation import ModeratedSchema
from services.consultation.schemas.recommendations import WithdrawnSchema
from services.consultation.views.recommendations import for_author
from shared.web.access import public
from shared.web.answers import perform
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.idempotency import idempotent
from shared.web.limits import body_field, limited
from shared.web.proof_of_work import weigh

blueprint = Blueprint("confirming", __name__, description="Authors without account.")


@blueprint.post("/consultations/<uuid:consultation_id>/submissions")
@public
@idempotent
@limited("60/hour")
@limited("10/hour", key=body_field("email"))
@blueprint.arguments(UnconfirmedBody)
@blueprint.response(202)
def send_without_account(body: dict[str, Any], consultation_id: UUID) -> Response:
    """Recommend without an account; a letter asks to confirm the address within 24 hours.

    With a solution in `X-Proof-Of-Work` up to 60 an hour from a network, without one 30.
    """
    weigh()
    command = SendWithoutAccount(consultation_id, sent_at=runtime().clock.now(), **body)
    return perform(runtime().bus, command, status=202)


@blueprint.post("/submissions/confirm")
@public
@limited("60/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, ConfirmedSchema)
def confirm_submission(body: dict[str, str]) -> Response:
    """Enter it in the register with the letter's secret; opened twice, it is one entry."""
    return perform(runtime().bus, ConfirmSubmission(body["token"]), ConfirmedSchema, status=200)


@blueprint.post("/submissions/own")
@public
@limited("120/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(200, CorrespondentsRecommendationSchema)
def read_own(body: dict[str, str]) -> Any:
    """One's own recommendation with what proves it, by the secret that every mail about it carries."""
    row, links = _opened(body["token"])
    return {**for_author(row, links), "forgotten": row["forgotten_at"] is not None}


@blueprint.post("/submissions/receipt")
@public
@limited("60/hour")
@blueprint.arguments(SecretBody)
@blueprint.response(200, content_type="application/pdf")
def get_own_receipt(body: dict[str, str]) -> Response:
    """The receipt as a page to keep, by the secret of one's own link."""
    return as_receipt_file(*_opened(body["token"]))


@blueprint.post("/submissions/contest")
@public
@limited("30/minute")
@blueprint.arguments(OwnContestBody)
@blueprint.response(200, ModeratedSchema)
def contest_own(body: dict[str, Any]) -> Response:
    """Contest a decision about what one has sent, once; somebody else decides."""
    command = ContestByOwnLink(body["token"], body["moderation_id"], body["words"])
    return perform(runtime().bus, command, ModeratedSchema, status=200)


@blueprint.post("/submissions/withdraw")
@public
@limited("30/minute")
@blueprint.arguments(OwnWithdrawalBody)
@blueprint.response(200, WithdrawnSchema)
def withdraw_own(body: dict[str, Any]) -> Response:
    """Take back what one has sent, until it is answered; it stays in the register without its words."""
    command = WithdrawByOwnLink(body["token"], body["reason"])
    return perform(runtime().bus, command, WithdrawnSchema, status=200)


@blueprint.post("/submissions/forget")
@public
@limited("30/minute")
@blueprint.arguments(SecretBody)
@blueprint.response(204)
def forget_author(body: dict[str, str]) -> None:
    """Have one's name and address taken out; the entry stays in the register."""
    runtime().bus.do(ForgetAuthor(body["token"]))


def _opened(secret: str) -> tuple[dict[str, Any], Links]:
    """What the secret opens.

    Raises:
        LinkNotValid
    """
    links = cast(Links, runtime().dependencies["links"])
    recommendation_id = links.own_secrets.read(secret)
    with runtime().read() as session:
        row = queries.recommendation(session, recommendation_id) if recommendation_id else None
    if row is None or row["correspondent_id"] is None:
        raise LinkNotValid
    return row, links
