"""What people think of a course, and what they agree to: asked once, kept without names, taken back."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.training.commands.enrolments import Enrol
from services.training.commands.feedback import AskForFeedback, GiveFeedback, SayConsent, SetFeedbackForm
from services.training.errors.courses import NoSuchEnrolment
from services.training.errors.feedback import AlreadyAnswered, AnswersAstray, FeedbackBegun, FeedbackNotOpen
from services.training.model.consent import TEXT_VERSION
from services.training.model.enrolment import Wish
from services.training.model.feedback import Asked
from services.training.queries.enrolments import of_account, of_course
from services.training.queries.feedback import results
from shared.errors import NotAllowed, Stale
from tests.everything import tables_that_hold
from tests.unit.training.world import BEGINS, CLERK, CLERK_OF, World

QUESTIONS = (
    Asked("scale", "A fost de folos?"),
    Asked("scale", "A fost clar?"),
    Asked("text", "Ce am schimba?"),
)


def a_course(world: World) -> UUID:
    """With a form, not over yet."""
    course: UUID = world.announced(seats=100).id
    world.do(SetFeedbackForm(course, CLERK_OF, CLERK, 0, QUESTIONS))
    return course


def who(world: World, course: UUID) -> UUID:
    """Somebody with a seat."""
    person = world.person()
    world.enrolled(course, person)
    return person


def be_over(world: World) -> None:
    """The last session has ended."""
    world.clock.instant = BEGINS + timedelta(days=1, hours=3)


def test_one_is_asked_once_and_after_the_course(world: World) -> None:
    """Those who have a seat; not again when the clock looks again."""
    course = a_course(world)
    person = who(world, course)
    assert world.do(AskForFeedback()) is False
    with pytest.raises(FeedbackNotOpen):
        world.do(GiveFeedback(course, person, [5, 4, ""]))
    be_over(world)
    assert [world.do(AskForFeedback()) for _ in range(2)] == [True, False]
    assert [one["what"] for one in world.said("course-work.noted")] == ["feedback-asked"]


def test_one_answers_once_and_without_a_name(world: World) -> None:
    """Nothing beside the answer leads to the person, and nothing beside the person to the answer."""
    course = a_course(world)
    person = who(world, course)
    be_over(world)
    with pytest.raises(AnswersAstray):
        world.do(GiveFeedback(course, person, [5, 4]))
    for odd in ([6, 1, ""], ["5", 1, ""], [1, 1, 5]):
        with pytest.raises(AnswersAstray):
            world.do(GiveFeedback(course, person, odd))
    world.do(GiveFeedback(course, person, [5, None, "Mai multe exemple, vă rog."]))
    with pytest.raises(AlreadyAnswered):
        world.do(GiveFeedback(course, person, [1, 1, ""]))
    [row] = world.rows("select * from feedback_answer")
    assert row["answers"] == [5, None, "Mai multe exemple, vă rog."]
    assert row["id"].version == 4
    [seat] = world.rows("select id from enrolment")
    assert not {str(seat["id"]), str(person)} & {str(value) for value in row.values()}
    assert tables_that_hold(world.runtime.engine, "Mai multe exemple") == {"feedback_answer"}


def test_nobody_answers_for_others(world: World) -> None:
    """Who has no seat is not asked; a course without a form asks nobody."""
    course = a_course(world)
    be_over(world)
    with pytest.raises(NoSuchEnrolment):
        world.do(GiveFeedback(course, world.person(), [5, 4, ""]))


def test_the_questions_stay_once_somebody_has_answered(world: World) -> None:
    """Until then they may become others; the second clerk sees the first."""
    course = a_course(world)
    person = who(world, course)
    with pytest.raises(Stale):
        world.do(SetFeedbackForm(course, CLERK_OF, CLERK, 0, QUESTIONS))
    with pytest.raises(NotAllowed):
        world.do(SetFeedbackForm(course, frozenset({"alt-oras"}), CLERK, 1, QUESTIONS))
    world.do(SetFeedbackForm(course, CLERK_OF, CLERK, 1, [*QUESTIONS, Asked("text", "Și altceva?")]))
    be_over(world)
    world.do(GiveFeedback(course, person, [5, 4, "", None]))
    with pytest.raises(FeedbackBegun):
        world.do(SetFeedbackForm(course, CLERK_OF, CLERK, 2, QUESTIONS))


def test_results_are_shown_from_five_answers_on(world: World) -> None:
    """How often each point was chosen, the mean, the words in the order of the alphabet."""
    course = a_course(world)
    people = [who(world, course) for _ in range(5)]
    be_over(world)
    for place, person in enumerate(people[:4]):
        world.do(GiveFeedback(course, person, [5 - place, 4, "Bun."]))
    with world.runtime.read() as reading:
        assert results(reading, course) == {"answered": 4, "least": 5, "questions": None}
    world.do(GiveFeedback(course, people[4], [5, None, "Altfel."]))
    with world.runtime.read() as reading:
        first, second, third = results(reading, course)["questions"]
    assert (first["counts"], first["mean"]) == ([0, 1, 1, 1, 2], 3.8)
    assert (second["counts"], second["mean"]) == ([0, 0, 0, 4, 0], 4)
    assert third["texts"] == ["Altfel.", *["Bun."] * 4]


def test_consent_is_kept_with_its_text_and_taken_back(world: World) -> None:
    """The gender goes with the statistics; every word stays in the file."""
    course, person = world.announced().id, world.person()
    made = world.do(
        Enrol(course, person, Wish("Ana Exemplu", None, "Ploiești", "f", ("statistics", "photos")))
    )
    with world.runtime.read() as reading:
        [mine], [listed] = of_account(reading, person), of_course(reading, course)
    said = {one["purpose"]: one["given"] for one in mine["consents"]}
    assert said == {"course": True, "photos": True, "name": False, "statistics": True}
    assert {one["text_version"] for one in mine["consents"]} == {TEXT_VERSION}
    assert (mine["gender"], listed["agreed"]) == ("f", ["course", "photos", "statistics"])
    world.do(SayConsent(made.id, person, "statistics", False, None))
    with world.runtime.read() as reading:
        [mine], [listed] = of_account(reading, person), of_course(reading, course)
    assert (mine["gender"], listed["agreed"]) == (None, ["course", "photos"])
    assert len(world.rows("select from consent")) == 5
    with pytest.raises(NoSuchEnrolment):
        world.do(SayConsent(made.id, world.person(), "name", True, None))


def test_gender_is_kept_for_the_statistics_alone(world: World) -> None:
    """Who says it without agreeing to these has not said it; who is erased leaves none."""
    course, person, other = world.announced().id, world.person(), world.person()
    world.do(Enrol(course, person, Wish("Ana Exemplu", None, "", "f", ("photos",))))
    world.do(Enrol(course, other, Wish("Ion Exemplu", None, "", "m", ("statistics",))))
    query = "select gender from enrolment order by id"
    assert [row["gender"] for row in world.rows(query)] == [None, "m"]
    world.hear("registry.account.erased", {"account_id": str(other)})
    assert [row["gender"] for row in world.rows(query)] == [None, None]
    assert len(world.rows("select from consent")) == 4
