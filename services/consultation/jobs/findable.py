"""Whatever has become public, or has changed, is made findable by its words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.consultation.commands.search import KeepFindable
from services.consultation.errors.act_files import ActFileOld, ActFileRefused
from services.consultation.model.findable import Found
from services.consultation.ports.act_files.reading import read_act
from services.consultation.queries import findable as queries
from services.consultation.views.findable import of_act, of_document, of_recommendation, of_version
from shared.commands import CommandBus
from shared.files.errors import FileKindNotTaken
from shared.persistence.files import attachment, pieces
from shared.service import Runtime

Row = dict[str, Any]

MOST = 500  # notes looked at at once
PUBLIC: Mapping[str, tuple[Callable[[Session, Sequence[UUID]], Sequence[Row]], Callable[[Row], Found]]] = {
    "act": (queries.acts, of_act),
    "version": (queries.versions, of_version),
    "recommendation": (queries.recommendations, of_recommendation),
}
UNREADABLE = (ActFileOld, ActFileRefused, FileKindNotTaken)


def make_findable(bus: CommandBus, runtime: Runtime) -> None:
    """Go through the notes until there is none; documents one by one, for reading them takes time."""
    while due := _due(runtime):
        documents = [row for row in due if row["kind"] == "document"]
        others = [row for row in due if row["kind"] != "document"]
        if others:
            _keep(bus, others, _public(runtime, others))
        for row in documents:
            _keep(bus, [row], _document(runtime, row["thing_id"]))


def _due(runtime: Runtime) -> Sequence[Row]:
    with runtime.read() as session:
        return queries.due(session, MOST)


def _public(runtime: Runtime, due: Sequence[Row]) -> list[Found]:
    """Read after the notes were: what changes from now on has a note of its own."""
    with runtime.read() as session:
        return [
            view(row)
            for kind, (query, view) in PUBLIC.items()
            for row in query(session, [row["thing_id"] for row in due if row["kind"] == kind])
        ]


def _document(runtime: Runtime, file_id: UUID) -> list[Found]:
    with runtime.read() as session:
        row = queries.document(session, file_id)
        file = attachment(session, file_id) if row else None
    if row is None or file is None:
        return []
    content = b"".join(pieces(runtime.read, file))
    try:
        text = "\n".join(read_act(content, row["name"]).pages)
    except UNREADABLE:
        text = ""  # a scan, or a kind without text: it is found by its name
    return [of_document(row, text)]


def _keep(bus: CommandBus, due: Sequence[Row], found: Sequence[Found]) -> None:
    public = {one.thing_id for one in found}
    gone = [row["thing_id"] for row in due if row["thing_id"] not in public]
    bus.do(KeepFindable([note for row in due for note in row["notes"]], found, gone))
