"""The bell: what concerns a signed-in person, and what they follow, on the page."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.notification.commands import ReadAllNotices, ReadNotice
from services.notification.ports.sentences import sentence
from services.notification.queries import notices
from services.notification.schemas.notices import NoticesArguments, NoticeSchema, ReadBody, UnreadSchema
from shared.web.access import principal, signed_in
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.pages import Page, page_of
from shared.web.problems import preferred_language

KEPT = ("id", "category", "words", "path", "created_at", "read_at")

blueprint = Blueprint("notices", __name__, url_prefix="/notices", description="What one finds on the page.")


@blueprint.get("")
@signed_in
@blueprint.arguments(NoticesArguments, location="query")
@blueprint.response(200, page_of(NoticeSchema))
def list_notices(asked: dict[str, Any]) -> Any:
    """One's own, the newest first, for 90 days."""
    page = Page(asked)
    with runtime().read() as session:
        rows = notices.notices(
            session, principal().account_id, unread=asked["unread"], after=page.after, limit=page.fetch
        )
    return page.answer([_spoken(row) for row in rows], key=lambda row: (row["created_at"], row["id"]))


@blueprint.get("/unread")
@signed_in
@blueprint.response(200, UnreadSchema)
def count_unread() -> Any:
    """How many one has not opened yet."""
    return _unread()


@blueprint.post("/<uuid:notice_id>/read")
@signed_in
@blueprint.response(200, NoticeSchema)
def read(notice_id: UUID) -> Any:
    """Say that one was opened, and be told where it leads."""
    found = runtime().bus.do(ReadNotice(principal().account_id, notice_id))
    return _spoken({name: getattr(found, name) for name in KEPT})


@blueprint.post("/read")
@signed_in
@blueprint.arguments(ReadBody)
@blueprint.response(200, UnreadSchema)
def read_all(body: dict[str, Any]) -> Any:
    """Say that one has seen all up to an instant."""
    runtime().bus.do(ReadAllNotices(principal().account_id, body["until"]))
    return _unread()


def _unread() -> dict[str, int]:
    with runtime().read() as session:
        return {"unread": notices.unread(session, principal().account_id)}


def _spoken(row: Mapping[str, Any]) -> dict[str, Any]:
    words = row["words"]
    return {
        **row,
        "text": sentence(row["category"], words, preferred_language()),
        "about": words.get("about"),
        "authority_name": words.get("authority_name"),
    }
