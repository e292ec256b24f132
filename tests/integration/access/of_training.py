"""The training service's stage."""

from datetime import UTC, date, datetime
from uuid import UUID

from services.training.commands.certificates import IssueAll
from tests.integration.access.stage import HERE, ROLES_OF, Stage
from tests.integration.access.things_of_assessment import things_of_assessment
from tests.unit.training.certified import issue_to_all
from tests.unit.training.world import AUTHORITY, CLERK, CLERK_OF, World, session

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

    def over() -> dict[str, str]:
        this_morning = session(datetime(2026, 1, 13, 7, 0, tzinfo=UTC), hours=1)
        course = world.announced(sessions=[this_morning], enrol_until=date(2026, 1, 13))
        made = world.enrolled(course.id, accounts["citizen"])
        return {"course_id": str(course.id), "enrolment_id": str(made.id)}

    def certified() -> dict[str, str]:
        found = over()
        issue_to_all(world, world.do(IssueAll(UUID(found["course_id"]), CLERK_OF, CLERK)).id)
        asked = {"course_id": UUID(found["course_id"])}
        [row] = world.rows("select id, code from certificate where course_id = :course_id", **asked)
        of = {"certificate_id": str(row["id"]), "code": row["code"]}
        return {**found, **of, "slug": AUTHORITY, "number": "0", "version": "1"}

    def entered() -> dict[str, str]:
        made = world.announced(seats=100)
        world.entered(made.id, "Ana Exemplu")
        return {"enrolment_id": str(world.rows("select max(id::text) as id from enrolment")[0]["id"])}

    things = {
        **things_of_assessment(world, accounts["citizen"]),
        "drafted": drafted,
        "announced": announced,
        "enrolled": enrolled,
        "over": over,
        "certified": certified,
        "entered": entered,
    }
    return Stage(world.runtime, accounts, things)
