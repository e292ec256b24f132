"""What changes after publication: an entry with its reason, and an event."""

import ast
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.consultation.commands.consultations import CloseConsultation
from services.consultation.commands.later_changes import (
    AddLaterDocument,
    CorrectConsultation,
    ExtendConsultation,
    NoteOnConsultation,
)
from services.consultation.errors.channels import NotAnnouncedYet
from services.consultation.errors.consultations import NotOpen
from services.consultation.errors.later_changes import (
    ExtensionNotLater,
    ExtensionTooFar,
    NoSuchDocument,
    NothingCorrected,
    TooManyChanges,
)
from services.consultation.handlers.consultations import Saved
from services.consultation.handlers.later_changes import MOST
from services.consultation.jobs import close_due
from services.consultation.queries import consultations as queries
from services.consultation.queries.later_changes import changes_of
from shared.errors import NotAllowed, Stale
from tests.every_service import ROOT
from tests.unit.consultation.world import CLERK, CLERK_OF, World

REASON = "Raportul de specialitate a venit târziu."
WORDS = {"title", "summary", "kind", "documents", "frame", "articles"}
# Where the words of a consultation are written: as a draft, as a record, and with a public entry.
WRITERS = {("consultation.py", "_write"), ("consultation.py", "from_notice"), ("later_change.py", "correct")}


def of(saved: Saved, **more: Any) -> dict[str, Any]:
    """What every change says."""
    usual = {"clerk_id": CLERK, "clerk_of": CLERK_OF, "version": saved.version, "reason": REASON}
    return {"consultation_id": saved.id, **usual, **more}


def entries(world: World, saved: Saved) -> list[dict[str, Any]]:
    """All entries."""
    with world.runtime.read() as session:
        return changes_of(session, saved.id)


def test_a_term_is_extended(world: World) -> None:
    """Who comes on the new last day is heard; everybody is told, with the old day and the reason."""
    saved = world.published()
    made = world.do(ExtendConsultation(**of(saved, last_day=date(2026, 2, 2))))
    assert (made.position, made.version) == (1, saved.version + 1)
    [said] = world.said("consultation.extended")
    assert said["previous_until"] == "2026-01-23T21:59:59Z"
    assert said["recommendations_until"] == "2026-02-02T21:59:59Z"
    assert (said["reason"], said["on"]) == (REASON, "2026-01-13")
    [entry] = entries(world, saved)
    assert (entry["kind"], entry["before"], entry["after"]) == ("extension", "2026-01-23", "2026-02-02")
    world.clock.instant = datetime(2026, 2, 2, 21, 59, 59, tzinfo=UTC)
    close_due(world.runtime.bus)
    world.sent(saved.id, world.person())
    world.clock.advance(minutes=1)
    close_due(world.runtime.bus)
    assert world.said("consultation.closed")[0]["closed_at"] == "2026-02-02T22:00:00Z"


@pytest.mark.parametrize(
    ("last_day", "error"),
    [
        (date(2026, 1, 23), ExtensionNotLater),
        (date(2026, 1, 22), ExtensionNotLater),
        (date(2027, 1, 25), ExtensionTooFar),
        (date(9999, 12, 31), ExtensionTooFar),
    ],
)
def test_a_term_is_not_made_shorter_nor_endless(world: World, last_day: date, error: type[Exception]) -> None:
    """The announced day can be counted on; what is years away is a slip."""
    saved = world.published()
    with pytest.raises(error):
        world.do(ExtendConsultation(**of(saved, last_day=last_day)))
    assert entries(world, saved) == []


def test_what_is_over_is_not_extended(world: World) -> None:
    """From the first instant after its end, also before the job has closed it, and after."""
    saved = world.published()
    world.clock.instant = datetime(2026, 1, 23, 22, 0, tzinfo=UTC)
    with pytest.raises(NotOpen):
        world.do(ExtendConsultation(**of(saved, last_day=date(2026, 2, 2))))
    closed = world.do(CloseConsultation(saved.id, CLERK_OF, saved.version))
    with pytest.raises(NotOpen):
        world.do(ExtendConsultation(**of(closed, last_day=date(2026, 2, 2))))


@pytest.mark.parametrize(
    ("field", "place", "before"),
    [
        ("title", None, "Regulamentul de parcare"),
        ("summary", None, "Unde se parchează și cât costă."),
        ("document", 1, "Referat de aprobare"),
    ],
)
def test_a_slip_is_corrected_in_sight(world: World, field: Any, place: int | None, before: str) -> None:
    """The page has the new words, the entry both, and the search finds the new ones."""
    saved = world.published()
    words = "Cuvinte îndreptate şi verificate"
    world.do(CorrectConsultation(**of(saved, field=field, place=place, words=words)))
    [entry] = entries(world, saved)
    assert (entry["field"], entry["before"]) == (field, before)
    assert entry["after"] == "Cuvinte îndreptate și verificate"
    wanted = queries.Wanted(words="indreptate")
    with world.runtime.read() as session:
        found = queries.consultation(session, saved.id)
        listed = queries.consultations(session, wanted, now=world.clock.now(), after=None, limit=2)
    assert found
    row = found[0]
    assert entry["after"] in (row["title"], row["summary"], row["documents"][0]["title"])
    assert len(listed) == (0 if field == "document" else 1)
    assert world.said("consultation.changed")[0]["kind"] == "correction"


def test_what_is_not_there_or_the_same_is_not_corrected(world: World) -> None:
    """Neither leaves an entry."""
    saved = world.published()
    for place in (None, 0, -1, 2):
        with pytest.raises(NoSuchDocument):
            world.do(CorrectConsultation(**of(saved, field="document", place=place, words="Alt titlu")))
    same = of(saved, field="title", place=None, words="Regulamentul de parcare")
    with pytest.raises(NothingCorrected):
        world.do(CorrectConsultation(**same))
    assert entries(world, saved) == []


def test_a_document_and_a_note_come_later(world: World) -> None:
    """In order, each by its version; also after the end."""
    saved = world.published()
    file = {"name": "studiu.pdf", "kind": "study", "content": b"%PDF-1.4\n"}
    made = world.do(AddLaterDocument(**of(saved, **file)))
    with pytest.raises(Stale):
        world.do(NoteOnConsultation(**of(saved)))
    world.clock.instant = datetime(2026, 1, 23, 22, 1, tzinfo=UTC)
    world.do(NoteOnConsultation(**of(Saved(saved.id, made.version, "published"))))
    first, second = entries(world, saved)
    assert (first["kind"], first["title"], first["file_state"]) == ("document", "studiu.pdf", "held")
    assert (second["position"], second["kind"]) == (2, "note")
    assert [said["kind"] for said in world.said("consultation.changed")] == ["document", "note"]


def test_drafts_and_others_are_left_alone(world: World) -> None:
    """A draft is changed as a draft; another authority's clerk changes nothing."""
    draft, saved = world.drafted(), world.published()
    with pytest.raises(NotAnnouncedYet):
        world.do(NoteOnConsultation(**of(draft)))
    with pytest.raises(NotAllowed):
        world.do(NoteOnConsultation(**of(saved, clerk_of=frozenset({"alt-oras"}))))


def test_there_are_so_many_at_most(world: World) -> None:
    """More than anybody can follow is refused."""
    saved = world.published()
    version = saved.version
    for _ in range(MOST):
        version = world.do(NoteOnConsultation(**of(saved, version=version))).version
    with pytest.raises(TooManyChanges):
        world.do(NoteOnConsultation(**of(saved, version=version)))


def test_nothing_else_writes_the_words_of_a_consultation() -> None:
    """Who adds a way to change what is published adds an entry to it, and a name to the list above."""
    found = set()
    for path in (ROOT / "services" / "consultation").rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and _writes(function, path.name):
                found.add((path.name, function.name))
    assert found == WRITERS


def _writes(function: ast.FunctionDef, file: str) -> bool:
    owners = {"consultation", "made", "self"} if file == "consultation.py" else {"consultation"}
    return any(
        isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and node.attr in WORDS
        and isinstance(node.value, ast.Name)
        and node.value.id in owners
        for node in ast.walk(function)
    )
