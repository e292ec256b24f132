"""Bodies about changes after publication."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.consultation.model.required_documents import DOCUMENT_KINDS
from shared.web.files import FileArguments
from shared.web.schemas import Prose, Strict

LONGEST_REASON = 2_000
LONGEST_TITLE = 500


def reason(most: int = LONGEST_REASON) -> Prose:
    """Why; always, and public."""
    return Prose(required=True, min=10, max=most)


class LaterExtensionBody(Strict):
    """Until when recommendations are received now; the last day, whole."""

    last_day = fields.Date(required=True)
    reason = reason()


class LaterCorrectionBody(Strict):
    """What is mended; `place` is the document's among those at other addresses, from 1."""

    field = fields.String(required=True, validate=validate.OneOf(["title", "summary", "document"]))
    place = fields.Integer(load_default=None, allow_none=True, strict=True)
    words = Prose(required=True, min=3, max=5_000)
    reason = reason()

    @validates_schema
    def check_words(self, data: dict[str, Any], **_: Any) -> None:
        """A title is one line, as a draft takes it.

        Raises:
            ValidationError: it is longer, or has more lines.
        """
        if data["field"] != "summary" and ("\n" in data["words"] or len(data["words"]) > LONGEST_TITLE):
            raise ValidationError("A title is one line of at most 500 characters.", "words")


class LaterNoteBody(Strict):
    """What is said more."""

    reason = reason()


class LaterDocumentArguments(FileArguments):
    """How the file is called, which document it is, and why it comes now."""

    kind = fields.String(load_default="other", validate=validate.OneOf(DOCUMENT_KINDS))
    reason = reason(500)


class EnteredSchema(Schema):
    """The place of the entry, and the consultation's version after it."""

    position = fields.Integer(required=True)
    version = fields.Integer(required=True)


class LaterChangeSchema(Schema):
    """An entry. `before` and `after` are words of a correction and days of an extension."""

    position = fields.Integer(required=True)
    kind = fields.String(
        required=True, validate=validate.OneOf(["extension", "document", "correction", "note"])
    )
    reason = fields.String(required=True)
    changed_at = fields.AwareDateTime(required=True)
    field = fields.String(dump_default=None, allow_none=True)
    before = fields.String(dump_default=None, allow_none=True)
    after = fields.String(dump_default=None, allow_none=True)
    title = fields.String(dump_default=None, allow_none=True)
    file_id = fields.String(dump_default=None, allow_none=True)
    file_state = fields.String(dump_default=None, allow_none=True)


class LaterChangesSchema(Schema):
    """All of a consultation's, in order."""

    items = fields.List(fields.Nested(LaterChangeSchema), required=True)
