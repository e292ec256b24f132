"""Partnership agreements."""

from typing import Any, get_args

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.registry.model.agreement_document import DocumentKind
from services.registry.model.agreement_parts import Way
from services.registry.model.agreement_states import PUBLIC, DutyAct, State
from services.registry.schemas.organisations import slug
from shared.web.files import FileArguments
from shared.web.pages import PageArguments
from shared.web.schemas import Line, Prose, Strict, YesOrNo

YEAR = validate.Range(min=1990, max=2200)


class PartyBody(Strict):
    """A party beside the authority: an organisation of the registry, or another by name; one of both."""

    organisation_id = fields.UUID(load_default=None, allow_none=True)
    name = Line(load_default=None, allow_none=True, min=2, max=300)

    @validates_schema
    def check_one(self, data: dict[str, Any], **_: Any) -> None:
        """Either by id or by name."""
        if (data["organisation_id"] is None) == (data["name"] is None):
            raise ValidationError("Give organisation_id or name, one of both.", "name")


class OwedBody(Strict):
    """What a party owes; `party` counts the parties, the authority being 0."""

    party = fields.Integer(required=True, strict=True, validate=validate.Range(min=0, max=20))
    text = Line(required=True, min=3, max=500)
    due_date = fields.Date(load_default=None, allow_none=True)


class AgreementBody(Strict):
    """The text of an agreement; days are Romania's, both included."""

    title = Line(required=True, min=3, max=300)
    object = Prose(required=True, min=3, max=5000)
    legal_basis = Line(load_default=None, allow_none=True, max=200, metadata={"example": "HCL 1/2026"})
    legal_date = fields.Date(load_default=None, allow_none=True)
    from_date = fields.Date(required=True)
    until_date = fields.Date(load_default=None, allow_none=True)
    parties = fields.List(fields.Nested(PartyBody), required=True, validate=validate.Length(max=20))
    obligations = fields.List(fields.Nested(OwedBody), load_default=list, validate=validate.Length(max=60))


class NewAgreementBody(AgreementBody):
    """A draft of an authority."""

    authority = slug(required=True)


class PartyChoice(Strict):
    """For which party one acts."""

    party = fields.UUID(required=True)


class SignBody(PartyChoice):
    """A party has signed, on a day that has come."""

    on = fields.Date(required=True)
    how = fields.String(required=True, validate=validate.OneOf(get_args(Way)))


class ExtendBody(Strict):
    """Until when it binds, by which act."""

    until_date = fields.Date(required=True)
    legal_basis = Line(required=True, min=3, max=200)


class RenewBody(Strict):
    """The days of the one that follows."""

    from_date = fields.Date(required=True)
    until_date = fields.Date(load_default=None, allow_none=True)


class TerminateBody(PartyChoice):
    """For which party, from which day, and why; everybody reads the reason."""

    reason = Prose(required=True, min=3, max=2000)
    on = fields.Date(required=True, data_key="until_date")


class DutyBody(Strict):
    """What is done about an obligation; reporting, giving back and cancelling want a note."""

    act = fields.String(required=True, validate=validate.OneOf(get_args(DutyAct)))
    note = Prose(load_default=None, allow_none=True, min=1, max=2000)
    on = fields.Date(load_default=None, allow_none=True)


class DocumentArguments(FileArguments):
    """What a file is, and of which obligation it is the proof."""

    kind = fields.String(required=True, validate=validate.OneOf(get_args(DocumentKind)))
    obligation_id = fields.UUID(load_default=None)


class ShowBody(Strict):
    """Whether everybody may have it."""

    is_public = YesOrNo(required=True)


class AgreementArguments(PageArguments):
    """Which agreements."""

    q = Line(max=100, metadata={"description": "Part of a title or of a party's name."})
    authority = slug()
    organisation = fields.UUID()
    state = fields.String(validate=validate.OneOf(PUBLIC))
    year = fields.Integer(validate=YEAR, metadata={"description": "In which it binds for a day at least."})


class DeskArguments(PageArguments):
    """Which agreements of an authority, drafts among them."""

    authority = slug(required=True)
    state = fields.String(validate=validate.OneOf(get_args(State)))


class PartySchema(Schema):
    """A party, with what it has said."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    organisation_id = fields.String(allow_none=True, required=True)
    name = fields.String(required=True)
    confirmed = fields.Boolean(required=True)
    signed_on = fields.String(allow_none=True, required=True)
    signed_how = fields.String(allow_none=True, required=True)


class AgreementLineSchema(Schema):
    """An agreement in a list; `overdue` counts obligations whose day has passed."""

    id = fields.UUID(required=True)
    authority = fields.String(required=True)
    authority_name = fields.String(required=True)
    is_example = fields.Boolean(required=True)
    title = fields.String(required=True)
    legal_basis = fields.String(allow_none=True, required=True)
    legal_date = fields.Date(allow_none=True, required=True)
    from_date = fields.Date(required=True)
    until_date = fields.Date(allow_none=True, required=True)
    state = fields.String(required=True)
    signed_on = fields.Date(allow_none=True, required=True)
    ends_on = fields.Date(allow_none=True, required=True)
    ended_on = fields.Date(allow_none=True, required=True)
    overdue = fields.Integer(required=True)
    parties = fields.List(fields.Nested(PartySchema), required=True)


class AgreementPage(Schema):
    """A page of agreements, and how many there are in all."""

    items = fields.List(fields.Nested(AgreementLineSchema), required=True)
    next = fields.String(allow_none=True, required=True)
    total = fields.Integer(required=True)


class MyAgreementsSchema(Schema):
    """The agreements of one's organisations."""

    items = fields.List(fields.Nested(AgreementLineSchema), required=True)


class ObligationSchema(Schema):
    """What a party owes; `note` and the reason of a return are for the parties."""

    id = fields.String(required=True)
    party_id = fields.String(required=True)
    text = fields.String(required=True)
    due_date = fields.String(allow_none=True, required=True)
    state = fields.String(required=True)
    overdue = fields.Boolean(required=True)
    done_on = fields.String(allow_none=True, required=True)
    note = fields.String(allow_none=True, required=True)
    reason = fields.String(allow_none=True, required=True)


class StepSchema(Schema):
    """What has happened, and from which day it holds."""

    act = fields.String(required=True)
    on = fields.String(required=True)
    party = fields.String(allow_none=True, required=True)
    note = fields.String(allow_none=True, required=True)


class SignatureSchema(Schema):
    """What an electronic signature says of itself. Certificates are not checked against the EU trusted list.

    `verdict`: `intact` if the bytes are those that were signed, `broken` if not, `unknown` if it could not be
    read. `time` is the signer's word, `stamped` that of a time stamp. `signer` is for the parties alone.
    """

    verdict = fields.String(required=True)
    signer = fields.String(allow_none=True, required=True)
    issuer = fields.String(allow_none=True, required=True)
    time = fields.String(allow_none=True, required=True)
    stamped = fields.String(allow_none=True, required=True)
    whole = fields.Boolean(allow_none=True, required=True)


class DocumentSchema(Schema):
    """A file of an agreement; `signatures` is null where nothing was or could be looked for."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    name = fields.String(required=True)
    size = fields.Integer(required=True)
    media_type = fields.String(required=True)
    file_state = fields.String(required=True)
    is_public = fields.Boolean(required=True)
    obligation_id = fields.String(allow_none=True, required=True)
    looked_at = fields.Boolean(required=True)
    signatures = fields.List(fields.Nested(SignatureSchema), allow_none=True, required=True)


class AgreementSchema(AgreementLineSchema):
    """An agreement; `mine` lists the parties for which one acts, `is_desk` says whether one is its clerk."""

    object = fields.String(required=True)
    version = fields.Integer(required=True)
    end_reason = fields.String(allow_none=True, required=True)
    renews = fields.UUID(allow_none=True, required=True)
    renewed_by = fields.UUID(allow_none=True, required=True)
    obligations = fields.List(fields.Nested(ObligationSchema), required=True)
    steps = fields.List(fields.Nested(StepSchema), required=True)
    documents = fields.List(fields.Nested(DocumentSchema), required=True)
    mine = fields.List(fields.String(), required=True)
    is_desk = fields.Boolean(required=True)


class AgreementChangedSchema(Schema):
    """An agreement that was changed."""

    id = fields.UUID(attribute="agreement_id", required=True)
    state = fields.String(required=True)
    version = fields.Integer(required=True)


class DocumentAddedSchema(Schema):
    """A document that was added."""

    id = fields.UUID(attribute="document_id", required=True)
    agreement_id = fields.UUID(required=True)
