"""Files in the database: once each, within limits that hold, given out only when they were looked into."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest

from services.registry.commands.retention import ForgetExpired
from shared.errors import Refusal
from shared.files.errors import (
    FileContradictsItsName,
    FileEmpty,
    FileNotGood,
    FileNotLookedAt,
    FileTooLarge,
    FileWasRefused,
    NoRoomForFiles,
    TooManyFiles,
)
from shared.files.looking import Found
from shared.ids import new_id
from shared.persistence import files
from shared.persistence.file_contents import PIECE, check_held
from shared.persistence.files import Attachment, Subject
from tests.unit.files import hostile
from tests.unit.registry.world import World


def keep(world: World, content: bytes, subject: Subject, name: str = "statut.pdf") -> UUID:
    """Hand a file in."""
    with world.runtime.units() as unit:
        now = world.clock.now()
        key = files.attach(unit.session, subject, name=name, content=content, purpose="statute", now=now)
        unit.commit()
    return key


def found(world: World, key: UUID) -> Attachment:
    """A file as it is now."""
    with world.runtime.read() as session:
        return files.attachment(session, key)


def given(world: World, key: UUID) -> bytes:
    """What is given out."""
    return b"".join(files.pieces(world.runtime.read, found(world, key)))


def look(world: World) -> int:
    """Do what the worker does."""
    return check_held(world.runtime.engine, world.clock.now)


def somebody() -> Subject:
    """A thing of an account's."""
    return Subject(type="thing", id=new_id(), owner_id=new_id())


def big(size: int, salt: int = 0) -> bytes:
    """A PDF of that size, its own by its salt."""
    filling = b"%" + str(salt).encode().ljust(20) + b"\n"
    return hostile.PDF.replace(
        b"xref\n0", filling + b" " * (size - len(hostile.PDF) - len(filling)) + b"xref\n0"
    )


def test_a_file_is_given_out_as_it_came_once_it_was_looked_into(world: World) -> None:
    """Before that it is held; it comes in pieces."""
    content = big(2 * PIECE + 17)
    key = keep(world, content, somebody())
    with pytest.raises(FileNotLookedAt):
        given(world, key)
    assert look(world) == 1
    assert given(world, key) == content
    assert (world.count("file_piece"), look(world)) == (3, 0)


def test_the_same_content_is_kept_once(world: World) -> None:
    """Whoever brings it, and under whichever name."""
    first, second = keep(world, hostile.PDF, somebody()), keep(world, hostile.PDF, somebody(), "altul.pdf")
    look(world)
    assert (world.count("file"), world.count("attachment")) == (1, 2)
    assert given(world, first) == given(world, second) == hostile.PDF


def test_what_is_refused_is_gone_and_is_not_taken_again(world: World) -> None:
    """Its owner is told why; the content is not kept."""
    bad = hostile.pdf_with(b"/OpenAction << /S /JavaScript >>")
    key = keep(world, bad, somebody())
    look(world)
    assert (found(world, key).state, found(world, key).reason) == ("refused", "active")
    with pytest.raises(FileNotGood, match="start by themselves"):
        given(world, key)
    with pytest.raises(FileWasRefused) as refused:
        keep(world, bad, somebody(), "altul.pdf")
    assert "acțiuni care pornesc singure" in refused.value.text("ro")
    assert world.count("file_piece") == 0


def test_a_picture_is_given_out_drawn_anew(world: World) -> None:
    """What was sent is not kept, and who sends it again gets the same."""
    key = keep(world, hostile.picture(), somebody(), "mandat.jpg")
    look(world)
    again = keep(world, hostile.picture(), somebody(), "mandat.jpg")
    assert b"Secretul" not in given(world, key)
    assert given(world, key) == given(world, again)
    assert found(world, key).size == len(given(world, key))


def test_a_look_that_fails_refuses_that_file_alone(world: World) -> None:
    """The next is looked into all the same."""
    bad = keep(world, hostile.docx()[:-30], somebody(), "a.docx")
    good = keep(world, hostile.docx(), somebody(), "b.docx")
    assert look(world) == 2
    assert (found(world, bad).state, found(world, good).state) == ("refused", "good")


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("gol.pdf", b"", FileEmpty),
        ("mare.pdf", b"%PDF-" + b"x" * (25 * PIECE - 4), FileTooLarge),
        ("poza.png", hostile.PDF, FileContradictsItsName),
    ],
)
def test_what_is_not_taken_leaves_nothing(
    world: World, name: str, content: bytes, refusal: type[Refusal]
) -> None:
    """Nothing, one byte too many, and what its name denies."""
    with pytest.raises(refusal):
        keep(world, content, somebody(), name)
    assert world.count("file") == world.count("attachment") == 0


def test_twenty_five_megabytes_are_taken(world: World) -> None:
    """To the byte."""
    assert found(world, keep(world, big(25 * PIECE), somebody())).size == 25 * PIECE


def test_a_thing_has_so_many_files_also_when_all_come_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit holds between transactions."""
    monkeypatch.setattr(files, "MOST_OF_ONE_THING", 3)
    subject = somebody()

    def one(number: int) -> bool:
        try:
            keep(world, big(2000, number), subject)
        except TooManyFiles:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(one, range(8))) == 3
    assert world.count("attachment") == 3


def test_an_account_has_so_much_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over all its things; taking one away makes room."""
    monkeypatch.setattr(files, "MOST_OF_ONE_ACCOUNT", 5000)
    owner = new_id()
    mine = [Subject(type="thing", id=new_id(), owner_id=owner) for _ in range(2)]
    first = keep(world, big(3000, 1), mine[0])
    with pytest.raises(NoRoomForFiles):
        keep(world, big(3000, 2), mine[1])
    keep(world, big(3000, 2), somebody())
    with world.runtime.units() as unit:
        files.detach(unit.session, first)
        unit.commit()
    keep(world, big(3000, 2), mine[1])


def test_what_nobody_has_any_more_is_let_go_after_a_day(world: World) -> None:
    """Not before, and not what somebody has."""
    gone, kept = somebody(), somebody()
    keep(world, big(2000, 1), gone)
    keep(world, hostile.picture(), gone, "a.jpg")
    keep(world, big(2000, 2), kept)
    look(world)
    with world.runtime.units() as unit:
        files.detach_all(unit.session, gone.id)
        unit.commit()
    world.do(ForgetExpired())
    assert world.count("file") == 4
    for _ in range(2):  # first what was replaced, then what replaced it
        world.clock.advance(days=1, seconds=1)
        world.do(ForgetExpired())
    assert world.count("file") == world.count("file_piece") == 1


def test_files_are_handed_on_whole(world: World) -> None:
    """From one thing to another, with their owner."""
    former, later = somebody(), somebody()
    keep(world, hostile.PDF, former)
    with world.runtime.units() as unit:
        files.hand_on(unit.session, former.id, later)
        assert files.attachments(unit.session, former.id) == []
        [handed] = files.attachments(unit.session, later.id)
        unit.commit()
    assert (handed.subject_id, handed.owner_id) == (later.id, later.owner_id)


def test_nothing_is_open_while_a_file_is_looked_into(world: World) -> None:
    """Somebody may bring the same at that moment."""
    keep(world, hostile.PDF, somebody())

    def meanwhile(_media_type: str, _content: bytes) -> Found:
        keep(world, hostile.PDF, somebody(), "altul.pdf")
        return Found()

    assert check_held(world.runtime.engine, world.clock.now, meanwhile) == 1
    assert world.count("attachment") == 2
