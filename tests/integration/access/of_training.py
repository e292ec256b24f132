"""The training service's stage."""

from uuid import UUID

from tests.integration.access.stage import HERE, ROLES_OF, Stage
from tests.unit.training.of_tests import a_test, begun, drawn
from tests.unit.training.world import AUTHORITY, World

assert AUTHORITY == HERE


def training_stage(database_url: str) -> Stage:
    """The training service, with courses of the clerk's authority and a citizen who takes part."""
    world = World.over(database_url)
    accounts = {caller: world.person() for caller in ROLES_OF}

    def session_of(course_id: UUID) -> str:
        query = "select sessions -> 0 ->> 'id' as id from course where id = :id"
        return str(world.rows(query, id=course_id)[0]["id"])

    def drafted() -> dict[str, str]:
        made = world.drafted()
        version = str(made.version)
        return {"course_id": str(made.id), "version": version, "session_id": session_of(made.id)}

    def announced() -> dict[str, str]:
        made = world.announced(seats=100)
        return {"course_id": str(made.id), "version": str(made.version)}

    def enrolled() -> dict[str, str]:
        course = announced()
        made = world.enrolled(world.announced(seats=100).id, accounts["citizen"])
        session_id = session_of(made.course_id)
        named = {"course_id": str(made.course_id), "enrolment_id": str(made.id), "session_id": session_id}
        return {**course, **named}

    def entered() -> dict[str, str]:
        made = world.announced(seats=100)
        world.entered(made.id, "Ana Exemplu")
        return {"enrolment_id": str(world.rows("select max(id::text) as id from enrolment")[0]["id"])}

    def assessed(kind: str) -> dict[str, str]:
        course = a_test(world, kind=kind)
        made = world.enrolled(course, accounts["citizen"])
        [row] = world.rows("select id from question where course_id = :id limit 1", id=course)
        ids = {"question_id": str(row["id"]), "enrolment_id": str(made.id)}
        return {"course_id": str(course), "version": "1", **ids}

    def attempted() -> dict[str, str]:
        thing = assessed("test")
        made = begun(world, UUID(thing["course_id"]), accounts["citizen"])
        return {**thing, "attempt_id": str(made.id), "question_id": drawn(world, made.id)[0]["id"]}

    things = {
        "tested": lambda: assessed("test"),
        "marked": lambda: assessed("marked"),
        "attempted": attempted,
        "drafted": drafted,
        "announced": announced,
        "enrolled": enrolled,
        "entered": entered,
    }
    return Stage(world.runtime, accounts, things)
