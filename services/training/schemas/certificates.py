"""Bodies about certificates."""

from marshmallow import Schema, fields, validate

from services.training.schemas.courses import SLUG
from shared.web.schemas import Line, Prose, Strict, YesOrNo

STATES = validate.OneOf(["valid", "revoked", "replaced"])
KINDS = validate.OneOf(["issued-by-mistake", "facts-untrue", "at-holders-wish", "other"])
SHOWN = validate.OneOf(["full", "initials", "none"])
CHECKS = validate.OneOf(["format", "key", "signature", "dates", "number", "fingerprint", "file", "status"])
SHORTEST_REASON, LONGEST_TOKEN = 20, 64_000


class ExceptionBody(Strict):
    """To whom, and why although the rules are not met; kept, and shown to the clerks."""

    enrolment_id = fields.UUID(required=True)
    reason = Prose(required=True, min=SHORTEST_REASON, max=2_000)


class RevokeBody(Strict):
    """Why: `kind` is public, `reason` is for the holder and the authority."""

    kind = fields.String(required=True, validate=KINDS)
    reason = Prose(required=True, min=SHORTEST_REASON, max=2_000)


class ReissueBody(Strict):
    """The name as it is now, and by which paper that is known."""

    name = Line(required=True, min=3, max=200)
    reason = Prose(required=True, min=SHORTEST_REASON, max=2_000)


class ShownBody(Strict):
    """What others see of one's name: on the page where everybody checks, and in the badge."""

    shown = fields.String(required=True, validate=SHOWN)
    name_in_badge = YesOrNo(required=True)


class VerifyBody(Strict):
    """Number and fingerprint as they stand on paper, its first 16 signs at least; or the badge."""

    number = fields.String(validate=validate.Regexp(r"\A[0-9]{1,7}/[0-9]{4}\Z"))
    fingerprint = fields.String(validate=validate.Regexp(r"\A[0-9a-f]{16,64}\Z"))
    authority = fields.String(validate=SLUG)
    badge = fields.String(validate=validate.Length(min=1, max=LONGEST_TOKEN))


class FileArguments(Strict):
    """In which language."""

    language = fields.String(load_default="ro", validate=validate.OneOf(["ro", "en"]))


class BadgeArguments(Strict):
    """As a token, or as JSON around it."""

    form = fields.String(load_default="jwt", validate=validate.OneOf(["jwt", "json"]))


class IssuedSchema(Schema):
    """A certificate after a change."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)


class BatchSchema(Schema):
    """How far the issuing has come."""

    id = fields.UUID(required=True)
    total = fields.Integer(required=True)
    issued = fields.Integer(required=True)
    done = fields.Boolean(required=True)


class CertificateAuthoritySchema(Schema):
    """Who issued it."""

    slug = fields.String(required=True)
    name = fields.String(required=True)


class PublicCertificateSchema(Schema):
    """What everybody sees; `name` as its holder chose, null where nothing of it is shown."""

    number = fields.String(required=True)
    code = fields.String(required=True)
    authority = fields.Nested(CertificateAuthoritySchema, required=True)
    state = fields.String(required=True, validate=STATES)
    name = fields.String(required=True, allow_none=True)
    title = fields.String(required=True)
    hours = fields.Integer(required=True)
    competences = fields.List(fields.String(), required=True)
    issuers = fields.List(fields.String(), required=True)
    began_on = fields.Date(required=True)
    ended_on = fields.Date(required=True)
    is_example = fields.Boolean(required=True)
    fingerprint = fields.String(required=True)
    issued_at = fields.AwareDateTime(required=True)
    revoked_at = fields.AwareDateTime(required=True, allow_none=True)
    revoked_kind = fields.String(required=True, allow_none=True)
    replaced_by = fields.String(required=True, allow_none=True)


class MyCertificateSchema(Schema):
    """One's own; `version` is to be sent back as `If-Match` where what is shown is chosen."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    code = fields.String(required=True)
    course_id = fields.UUID(required=True)
    authority_name = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)
    name = fields.String(required=True)
    title = fields.String(required=True)
    hours = fields.Integer(required=True)
    fingerprint = fields.String(required=True)
    is_example = fields.Boolean(required=True)
    shown = fields.String(required=True, validate=SHOWN)
    name_in_badge = fields.Boolean(required=True)
    issued_at = fields.AwareDateTime(required=True)
    revoked_at = fields.AwareDateTime(required=True, allow_none=True)
    revoked_kind = fields.String(required=True, allow_none=True)
    revoked_reason = fields.String(required=True, allow_none=True)
    replaced_by = fields.String(required=True, allow_none=True)


class MyCertificatesSchema(Schema):
    """All one's own."""

    items = fields.List(fields.Nested(MyCertificateSchema), required=True)


class DeskCertificateSchema(Schema):
    """What a clerk sees of one."""

    id = fields.UUID(required=True)
    number = fields.String(required=True)
    code = fields.String(required=True)
    state = fields.String(required=True, validate=STATES)
    name = fields.String(required=True)
    issued_at = fields.AwareDateTime(required=True)
    exception_reason = fields.String(required=True, allow_none=True)
    revoked_at = fields.AwareDateTime(required=True, allow_none=True)
    revoked_kind = fields.String(required=True, allow_none=True)
    revoked_reason = fields.String(required=True, allow_none=True)


class CandidateSchema(Schema):
    """Somebody who takes part: what is missing for a certificate, or the one they have."""

    enrolment_id = fields.UUID(required=True)
    name = fields.String(required=True)
    sessions = fields.Integer(required=True)
    attended = fields.Integer(required=True)
    passed = fields.Boolean(required=True, allow_none=True)
    feedback = fields.Boolean(required=True)
    missing = fields.List(fields.String(), required=True)
    certificate = fields.Nested(DeskCertificateSchema, required=True, allow_none=True)


class CandidatesSchema(Schema):
    """All of a course, and the last issuing to all."""

    over = fields.Boolean(required=True)
    due = fields.Integer(required=True)
    batch = fields.Nested(BatchSchema, required=True, allow_none=True)
    items = fields.List(fields.Nested(CandidateSchema), required=True)


class CheckSchema(Schema):
    """One check; null where an earlier one failed."""

    check = fields.String(required=True, validate=CHECKS)
    passed = fields.Boolean(required=True, allow_none=True)


class VerdictSchema(Schema):
    """What came of checking; `failed` is the first check that was not passed."""

    valid = fields.Boolean(required=True)
    failed = fields.String(required=True, allow_none=True, validate=CHECKS)
    checks = fields.List(fields.Nested(CheckSchema), required=True)
    certificate = fields.Nested(PublicCertificateSchema, required=True, allow_none=True)
