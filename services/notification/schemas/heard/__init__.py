"""What we read of others' events: the fields that we need; the rest is ignored."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import fields, post_load, validate

from services.notification.schemas.heard.base import Heard

LANGUAGE = validate.OneOf(["ro", "en"])


class AuthorityEstablished(Heard):
    """An authority has a place in the system, or something of it is otherwise."""

    slug = fields.String(required=True, data_key="authority")
    name = fields.String(required=True)
    is_example = fields.Boolean(required=True)
    locality_siruta = fields.Integer(load_default=None, allow_none=True)
    town_siruta = fields.Integer(load_default=None, allow_none=True)
    locality_name = fields.String(load_default=None, allow_none=True, data_key="town_name")

    @post_load
    def of_town(self, data: dict[str, Any], **_: Any) -> dict[str, Any]:
        """People follow a town or commune; an event of an older release names the locality alone."""
        town = data.pop("town_siruta")
        return {**data, "locality_siruta": town or data["locality_siruta"]}


class AccountNoted(Heard):
    """A person has an account, or it has changed."""

    account_id = fields.UUID(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True, validate=LANGUAGE)


class AccountErased(Heard):
    """A person is to be forgotten."""

    account_id = fields.UUID(required=True)


class AuthorForgotten(Heard):
    """The author of a recommendation, who has no account, is to be forgotten."""

    recommendation_id = fields.UUID(required=True)


class ConsultationPublished(Heard):
    """A consultation is open."""

    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    title = fields.String(required=True)
    summary = fields.String(required=True)
    articles = fields.Integer(required=True)
    published_at = fields.AwareDateTime(required=True)
    recommendations_until = fields.AwareDateTime(required=True)
    is_example = fields.Boolean(required=True)
    fields_of_act = fields.List(fields.String(), attribute="fields", data_key="fields", load_default=())


class Submission(Heard):
    """What receipt and answer have in common."""

    recommendation_id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    register_number = fields.String(required=True)
    article = fields.String(required=True)
    more_articles = fields.List(fields.String(), load_default=[])
    consultation_title = fields.String(required=True)


class SubmissionReceived(Submission):
    """A recommendation stands in the register."""

    received_at = fields.AwareDateTime(required=True)
    fingerprint = fields.String(required=True)


class SubmissionWithdrawn(Submission):
    """A recommendation was taken back by its author."""

    withdrawn_at = fields.AwareDateTime(required=True)


class SubmissionAnswered(Submission):
    """A recommendation has its answer."""

    verdict = fields.String(required=True, validate=validate.OneOf(["accepted", "partly", "refused"]))
    reason = fields.String(required=True)
    ground = fields.String(load_default=None, allow_none=True)
    taken_into = fields.String(load_default=None, allow_none=True)


class Addressed(Heard):
    """What receipt and answer have in common where the author has no account."""

    recommendation_id = fields.UUID(required=True)
    consultation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    email = fields.String(required=True)
    language = fields.String(required=True, validate=LANGUAGE)
    name = fields.String(required=True)
    register_number = fields.String(required=True)
    article = fields.String(required=True)
    more_articles = fields.List(fields.String(), load_default=[])
    consultation_title = fields.String(required=True)
    own_link = fields.String(load_default=None)


class SubmissionEntered(Addressed):
    """A recommendation of somebody without account stands in the register."""

    channel = fields.String(required=True)
    received_at = fields.AwareDateTime(required=True)
    day_only = fields.Boolean(required=True)
    entered_at = fields.AwareDateTime(required=True)
    fingerprint = fields.String(required=True)


class SubmissionWithdrawalMailed(Addressed):
    """It was taken back by its author."""

    withdrawn_at = fields.AwareDateTime(required=True)


class SubmissionReplied(Addressed):
    """It has its answer."""

    verdict = fields.String(required=True, validate=validate.OneOf(["accepted", "partly", "refused"]))
    reason = fields.String(required=True)
    ground = fields.String(required=True, allow_none=True)
    taken_into = fields.String(required=True, allow_none=True)


class RequestRefused(Heard):
    """An authority does not register an organisation."""

    organisation_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    reason = fields.String(required=True)


class DecisionTaken(Heard):
    """An authority has decided about an organisation that a person represents."""

    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    decision = fields.String(required=True)
    reason = fields.String(required=True)
    decided_on = fields.Date(required=True)


class RequestSpokenOf(Heard):
    """One side has said something about a request; `account_id` is the other."""

    verification_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    text = fields.String(required=True)


class ChangeSpokenOf(Heard):
    """One side has said something about a change; `account_id` is the other."""

    change_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    text = fields.String(required=True)


class ChangeDecided(Heard):
    """An authority has accepted a change or refused it; `account_id` asked for it."""

    change_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    decision = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)
    representative = fields.String(load_default=None, allow_none=True)


class RepresentativeChangeAsked(Heard):
    """Somebody else is to represent an organisation; `account_id` does so now."""

    change_id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    is_claim = fields.Boolean(required=True)


class RepresentativeChangeDecided(RepresentativeChangeAsked):
    """An authority has accepted that or refused it."""

    decision = fields.String(required=True)
    others_stay = fields.Boolean(required=True)


class AgreementEndComing(Heard):
    """A person is to know that a partnership agreement ends soon."""

    agreement_id = fields.UUID(required=True)
    authority = fields.String(required=True)
    account_id = fields.UUID(required=True)
    title = fields.String(required=True)
    until_date = fields.Date(required=True)
    days_left = fields.Integer(required=True)


class Mandate(Heard):
    """What events of a mandate have in common."""

    account_id = fields.UUID(required=True)
    organisation_id = fields.UUID(required=True)
    organisation_name = fields.String(required=True)


class MandateGiven(Mandate):
    """A person may speak for an organisation: since it was verified, or given by its representative."""

    given_by = fields.UUID(load_default=None, allow_none=True)


class MandateEnded(Mandate):
    """A person no longer speaks for an organisation."""

    until_date = fields.Date(required=True, allow_none=True)
    how = fields.String(load_default=None, allow_none=True)


class MandateExpiring(Mandate):
    """A mandate ends soon; the account is to be told, the holder's mandate it is."""

    holder_id = fields.UUID(required=True)
    until_date = fields.Date(required=True)


class Letter(Heard):
    """A link for one person."""

    email = fields.String(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True, validate=LANGUAGE)
    link = fields.String(required=True)


class ExpiringLetter(Letter):
    """A link that works for a while."""

    expires_at = fields.AwareDateTime(required=True)


class SubmissionConfirmationLetter(ExpiringLetter):
    """Whether a recommendation is really of who holds the address."""

    sent_at = fields.AwareDateTime(required=True)
    article = fields.String(required=True)
    more_articles = fields.List(fields.String(), load_default=[])
    consultation_title = fields.String(required=True)


class AddressChangeQuestion(ExpiringLetter):
    """Whether an account may have another address."""

    stop_link = fields.String(required=True)
    new_email = fields.String(required=True)


class SecurityNotice(Letter):
    """Something that guards an account was changed."""

    what = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class SignInCode(ExpiringLetter):
    """A code that signs in once."""

    code = fields.String(required=True)


class MandateOfferLetter(ExpiringLetter):
    """Somebody is asked to speak for an organisation; the name is empty where there is no account."""

    organisation_name = fields.String(required=True)
    role = fields.String(required=True)
    from_date = fields.Date(required=True)
    until_date = fields.Date(required=True)
    offered_by = fields.String(required=True)
    ends_others = fields.Boolean(load_default=False)


class StaffInvitationLetter(ExpiringLetter):
    """Somebody is asked to work for an authority; the name is empty where there is no account."""

    authority_name = fields.String(required=True)
    role = fields.String(required=True)
    department = fields.String(required=True, allow_none=True)
    invited_by = fields.String(required=True)


class ApiClientExpiryLetter(Letter):
    """An API client gets no tokens after a day; its contact has no account, so the name is empty."""

    client_name = fields.String(required=True)
    until_date = fields.Date(required=True)


def as_json(said: Mapping[str, Any]) -> dict[str, Any]:
    """What was read, as plain JSON that can be kept."""
    return {name: _plain(value) for name, value in said.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date too
