"""Files by HTTP: sent as the bytes that they are, with the name in the query, and given out only to be saved.

@blueprint.post("/things/<uuid:thing_id>/files")
@signed_in
@idempotent
@takes_file
@blueprint.arguments(FileArguments, location="query")
@blueprint.response(201, FileSchema)
def add_file(asked, thing_id): ... sent_file() ...
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from flask import Response, request
from marshmallow import Schema, fields, validate
from sqlalchemy.orm import Session

from shared.files.names import disposition
from shared.persistence.files import LARGEST, Attachment, pieces
from shared.web.bodies import read_body
from shared.web.marks import View, mark
from shared.web.schemas import Instant, Strict

# A little more than a file may have, so that one that is a little too large is told so in words.
LARGEST_SENT = LARGEST + 256 * 1024
SANDBOX = "default-src 'none'; frame-ancestors 'none'; sandbox"
BINARY = {"schema": {"type": "string", "format": "binary"}}
BODY = {"required": True, "content": {"application/octet-stream": BINARY}}


class FileArguments(Strict):
    """How a file is called."""

    name = fields.String(
        required=True,
        validate=validate.Length(min=1, max=400),
        metadata={"description": "The file's name; a path before it is dropped.", "example": "statut.pdf"},
    )


class FileSchema(Schema):
    """A file; `held` until it was looked into, for seconds, then `good` or `refused` with a reason."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    purpose = fields.String(required=True)
    size = fields.Integer(required=True)
    media_type = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["held", "good", "refused"]))
    reason = fields.String(allow_none=True, required=True)
    attached_at = Instant(required=True)


def takes_file(view: View) -> View:
    """A rule on a view: its body is a file, so it may be larger than others."""
    return mark(view, largest_body=LARGEST_SENT, manual_doc={"requestBody": BODY})


def sent_file() -> bytes:
    """The file that is being sent.

    Raises:
        RequestEntityTooLarge: it is longer than allowed.
    """
    return read_body(request)


def give_file(read: Callable[[], AbstractContextManager[Session]], found: Attachment) -> Response:
    """A file to be saved: never shown in the page, and nothing in it may act there.

    Raises:
        FileNotLookedAt, FileNotGood
    """
    headers: dict[str, Any] = {
        "Content-Disposition": disposition(found.name),
        "Content-Length": str(found.size),
        "Content-Security-Policy": SANDBOX,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }
    return Response(pieces(read, found), mimetype=found.media_type, headers=headers, direct_passthrough=True)
