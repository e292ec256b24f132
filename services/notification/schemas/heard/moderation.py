"""What the consultation service says of recommendations that the public does not read, to their authors."""

from marshmallow import fields, validate

from services.notification.schemas.heard import Addressed, Submission


class SubmissionModerated(Submission):
    """A recommendation was hidden or masked, or is shown again."""

    what = fields.String(required=True, validate=validate.OneOf(["hidden", "masked", "lifted"]))
    ground = fields.String(required=True)
    reason = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class SubmissionContestDecided(Submission):
    """What its author has contested was decided."""

    outcome = fields.String(required=True, validate=validate.OneOf(["upheld", "lifted"]))
    reason = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class SubmissionModerationMailed(Addressed):
    """The same to an author without account."""

    what = fields.String(required=True, validate=validate.OneOf(["hidden", "masked", "lifted", "upheld"]))
    ground = fields.String(required=True)
    reason = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
