"""A course with a test, and people who take it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from services.training.commands.assessment import AddQuestions, SetAssessment
from services.training.commands.attempts import BeginAttempt, HandIn, SaveAnswers
from services.training.handlers.attempts import Going
from services.training.model.assessment import Terms
from services.training.model.attempt import Reply
from services.training.model.question import Words
from tests.unit.training.world import CLERK, CLERK_OF, World


def terms(world: World, **changes: Any) -> Terms:
    """A test of three questions, open now, of which sixty per cent pass; two attempts."""
    usual: dict[str, Any] = {
        "kind": "test",
        "pass_percent": 60,
        "draws": 3,
        "attempts_allowed": 2,
        "minutes": None,
        "opens_at": world.clock.now() - timedelta(minutes=1),
        "closes_at": None,
    }
    return Terms(**{**usual, **changes})


def words(**changes: Any) -> Words:
    """A question of which the first option is right."""
    usual: dict[str, Any] = {
        "kind": "single",
        "text": "Câte zile sunt pentru recomandări?",
        "options": ("Zece", "Cinci", "Două"),
        "right": (0,),
        "answer": None,
        "tolerance": None,
        "points": 1,
        "explanation": "Legea 52/2003, art. 7 alin. (4).",
        "competence": "citizenship",
    }
    return Words(**{**usual, **changes})


def number(answer: str = "10", tolerance: str | None = None, **changes: Any) -> Words:
    """A question that asks for a number."""
    near = None if tolerance is None else Decimal(tolerance)
    return words(kind="number", options=(), right=(), answer=Decimal(answer), tolerance=near, **changes)


def a_test(world: World, *questions: Words, **changes: Any) -> UUID:
    """A course with a test that is open; five questions unless others are given."""
    course: UUID = world.announced(seats=100).id
    world.do(AddQuestions(course, CLERK_OF, CLERK, questions or [words(text=f"A {n}-a") for n in range(5)]))
    if questions:
        changes = {"draws": len(questions), **changes}
    world.do(SetAssessment(course, CLERK_OF, CLERK, 0, terms(world, **changes)))
    return course


def begun(world: World, course: UUID, person: UUID) -> Going:
    """An attempt that was begun."""
    made: Going = world.do(BeginAttempt(course, person))
    return made


def drawn(world: World, attempt: UUID) -> list[dict[str, Any]]:
    """What an attempt holds."""
    [row] = world.rows("select questions from attempt where id = :id", id=attempt)
    found: list[dict[str, Any]] = row["questions"]
    return found


def answer(world: World, attempt: UUID, person: UUID, chosen: int) -> None:
    """The same option of each question."""
    replies = [Reply(UUID(one["id"]), (chosen,)) for one in drawn(world, attempt)]
    world.do(SaveAnswers(attempt, person, replies))


def taken(world: World, course: UUID, person: UUID, chosen: int) -> UUID:
    """A whole attempt."""
    made = begun(world, course, person)
    answer(world, made.id, person, chosen)
    world.do(HandIn(made.id, person))
    return made.id
