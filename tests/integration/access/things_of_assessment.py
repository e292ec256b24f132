"""Courses with tests, marks, materials and forms, in which the citizen takes part."""

from collections.abc import Callable
from itertools import count
from uuid import UUID

from services.training.commands.feedback import SetFeedbackForm
from services.training.commands.materials import AddFile
from services.training.model.feedback import Asked
from services.training.model.material import Described
from tests.unit.training.of_tests import a_test, begun, drawn
from tests.unit.training.world import CLERK, CLERK_OF, World


def things_of_assessment(world: World, citizen: UUID) -> dict[str, Callable[[], dict[str, str]]]:
    """Each made anew."""
    numbers = count(1)

    def assessed(kind: str) -> dict[str, str]:
        course = a_test(world, kind=kind)
        made = world.enrolled(course, citizen)
        [row] = world.rows("select id from question where course_id = :id limit 1", id=course)
        ids = {"question_id": str(row["id"]), "enrolment_id": str(made.id)}
        return {"course_id": str(course), "version": "1", **ids}

    def given() -> dict[str, str]:
        thing = assessed("none")
        course, number = UUID(thing["course_id"]), next(numbers)
        said = Described("Suport de curs", None, "enrolled")
        content = b"%%PDF-1.4\n%d\n" % number
        made = world.do(AddFile(course, CLERK_OF, CLERK, said, "suport.pdf", content))
        with world.runtime.engine.begin() as connection:
            connection.exec_driver_sql("update file set state = 'good'")
        return {**thing, "material_id": str(made.id)}

    def formed() -> dict[str, str]:
        thing = assessed("none")
        asked = [Asked("scale", f"A fost bun {n}?") for n in range(3)]
        world.do(SetFeedbackForm(UUID(thing["course_id"]), CLERK_OF, CLERK, 0, asked))
        return thing

    def attempted() -> dict[str, str]:
        thing = assessed("test")
        made = begun(world, UUID(thing["course_id"]), citizen)
        return {**thing, "attempt_id": str(made.id), "question_id": drawn(world, made.id)[0]["id"]}

    return {
        "tested": lambda: assessed("test"),
        "marked": lambda: assessed("marked"),
        "formed": formed,
        "given": given,
        "attempted": attempted,
    }
