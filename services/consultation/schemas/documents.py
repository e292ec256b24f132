"""Bodies about files of documents."""

from marshmallow import fields, validate

from services.consultation.model.required_documents import DOCUMENT_KINDS
from shared.web.files import FileArguments


class DocumentFileArguments(FileArguments):
    """How a document's file is called, and which document it is."""

    kind = fields.String(load_default="other", validate=validate.OneOf(DOCUMENT_KINDS))
