"""A course in numbers: who came, who passed, of what kind; what is not said of few."""

from uuid import UUID

from sqlalchemy import text

from services.training.commands.enrolments import CancelEnrolment, Enrol
from services.training.handlers.enrolments import Enrolled
from services.training.model.enrolment import Wish
from services.training.queries.reports import public_summary, report
from shared.ids import new_id
from tests.unit.training.of_tests import a_test, taken
from tests.unit.training.world import World

PRESENT = text("""
    insert into session_attendance (id, course_id, session_id, enrolment_id, present, arrived_at,
        noted_at, noted_by)
    select :id, c.id, (c.sessions -> 0 ->> 'id')::uuid, :enrolment_id, true, :at, :at, :id
    from course c where c.id = :course_id
""")


def came(world: World, made: Enrolled) -> None:
    """To the first session."""
    with world.runtime.engine.begin() as connection:
        given = {
            "id": new_id(),
            "enrolment_id": made.id,
            "course_id": made.course_id,
            "at": world.clock.now(),
        }
        connection.execute(PRESENT, given)


def someone(world: World, course: UUID, gender: str, *agreed: str, kind: str = "") -> tuple[UUID, Enrolled]:
    """Who asked for a seat, from Ploiești."""
    person = world.person()
    behind = world.acts_for(person, kind) if kind else None
    made: Enrolled = world.do(Enrol(course, person, Wish("Ana Exemplu", behind, "Ploiești", gender, agreed)))
    return person, made


def test_steps_are_counted_from_seat_to_pass(world: World) -> None:
    """Who waits is not counted; who gave the seat back is, where they came."""
    course = a_test(world)
    first, one = someone(world, course, "f", "statistics", kind="association")
    _, two = someone(world, course, "m", "statistics")
    third, three = someone(world, course, "f")
    fourth, four = someone(world, course, "f")
    for made in (one, two, three):
        came(world, made)
    taken(world, course, first, 0)
    world.do(CancelEnrolment(three.id, third))
    world.do(CancelEnrolment(four.id, fourth))
    with world.runtime.read() as reading:
        found = report(reading, course)
    assert found["total"] == {
        "enrolled": 3,
        "attended": 3,
        "attended_enough": 3,
        "passed": 1,
        "certified": 0,
    }
    kinds = {name: {row["kind"]: row["enrolled"] for row in found[name]} for name in found if name != "total"}
    assert kinds == {
        "by_group": {"ngo": 1, "citizen": 2},
        "by_gender": {"f": 1, "m": 1, "": 1},
        "by_locality": {"Ploiești": 2, "": 1},
    }


def test_the_public_is_not_told_of_few(world: World) -> None:
    """Neither who nor how many of a kind there are, while a number would point at somebody."""
    course = world.announced(seats=100).id
    for _ in range(3):
        someone(world, course, "f", kind="association")
        came(world, someone(world, course, "m")[1])
    with world.runtime.read() as reading:
        found = public_summary(reading, course)
    assert {row["kind"]: row["attended"] for row in found["by_group"]} == {"ngo": 0, "citizen": 3}
    assert set(found) == {"total", "by_group"}
    someone(world, course, "f", kind="trade-union")
    with world.runtime.read() as reading:
        few = public_summary(reading, course)
    assert (few["by_group"], few["total"]["enrolled"]) == ([], 7)
