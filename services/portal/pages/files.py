"""Files on their way from the browser to the service that keeps them, and back to be saved."""

from collections.abc import Iterator
from uuid import uuid4

from flask import Response, request
from werkzeug.datastructures import FileStorage

from services.portal.asking import caller
from services.portal.clients import File
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say

# The views whose forms carry a file, so that they may be larger than others.
TAKE_FILES = frozenset(
    {
        "agreement_acts.add_document",
        "certificates.check_badge",
        "changes.act",
        "changes.ask",
        "desk_act.text",
        "desk_channels.channels",
        "desk_course_materials.show",
        "desk_documents.documents",
        "desk_later_changes.change",
        "desk_minutes.files",
        "desk_entries.scan",
        "drafts.step",
        "recommend.go_on",
        "own_activities.files",
        "representatives.claim",
        "requests.act",
    }
)
PASSED_ON = (
    "Content-Type",
    "Content-Length",
    "Content-Disposition",
    "Content-Security-Policy",
    "Cache-Control",
)


def chosen_file(name: str = "file") -> FileStorage | None:
    """The file of the form that was sent, if one was chosen."""
    sent = request.files.get(name)
    return sent if sent and sent.filename else None


def hand_in(path: str, purpose: str, form: Form) -> bool:
    """Hand the chosen file in; what stands against it goes to the form.

    Args:
        path: of the thing's files in the registry.
        purpose: what the file is for.
        form: takes the fault.

    Returns:
        Whether it was taken.
    """
    return hand_in_to("registry", path, form, purpose=purpose)


def hand_in_to(service: str, path: str, form: Form, **asked: str) -> bool:
    """The same to any service; `asked` is what its address says of the file beside the name."""
    sent = chosen_file()
    if sent is None:
        form.errors["file"] = say("files.none_chosen")
        return False
    try:
        caller().send_file(
            service,
            path,
            sent.stream.read(),
            key=str(uuid4()),
            name=(sent.filename or "")[-400:],
            **asked,
        )
    except Refused as refused:
        form.errors["file"] = refused.detail
        return False
    return True


def passed_on(found: File) -> Response:
    """A file as the service gives it: to be saved, and able to do nothing here."""

    def stream() -> Iterator[bytes]:
        try:
            yield from found.pieces
        finally:
            found.close()

    headers = {name: found.headers[name] for name in PASSED_ON if name in found.headers}
    return Response(stream(), headers={**headers, "X-Content-Type-Options": "nosniff"})
