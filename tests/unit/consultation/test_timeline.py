"""The steps of a consultation, held against the law by its judge."""

from dataclasses import replace
from datetime import date

from services.consultation.model.act import Kind
from services.consultation.model.meetings_met import Met
from services.consultation.model.planning import ENDORSEMENT, Planned
from services.consultation.model.timeline import Asked, Course, Step, timeline, timeline_of_record

PLAN = Planned(Kind.NORMATIVE, date(2026, 1, 13), date(2026, 1, 26), adoption=date(2026, 3, 2))
OPEN = Course(PLAN, is_published=True)


def step(course: Course, today: date, name: str) -> Step:
    """The step of that name."""
    return next(one for one in timeline(course, today) if one.step == name)


def test_each_step_has_its_day_and_verdict() -> None:
    """What is behind is kept, what is before is not due."""
    found = [(one.step, one.on, one.state, one.verdict) for one in timeline(OPEN, date(2026, 1, 26))]
    assert found == [
        ("notice", date(2026, 1, 13), "past", "unknown"),
        ("recommendations", date(2026, 1, 26), "today", "kept"),
        ("answers", None, "unknown", "not-applicable"),
        ("endorsement", date(2026, 2, 25), "future", "not-due"),
        ("adoption", date(2026, 3, 2), "future", None),
    ]


def test_a_short_term_of_an_older_release_is_broken() -> None:
    """The judge says so of what is ours, too, with the article."""
    short = replace(OPEN, plan=replace(PLAN, last_day=date(2026, 1, 20)))
    found = step(short, date(2026, 1, 21), "recommendations")
    assert found.verdict == "broken"
    assert "art. 7 (4)" in found.reason.ro


def test_answers_wait_and_then_are_late() -> None:
    """They have no term of their own: what is planned for the adoption is theirs."""
    waiting = replace(OPEN, received=3, answered=1)
    before, after = date(2026, 3, 2), date(2026, 3, 3)
    assert (step(waiting, before, "answers").verdict, step(waiting, after, "answers").verdict) == (
        "not-due",
        "warning",
    )
    assert "2" in step(waiting, after, "answers").reason.ro
    done = replace(waiting, answered=3, all_answered_on=date(2026, 2, 10))
    assert step(done, after, "answers").verdict == "kept"


def test_a_planned_debate_stands_by_its_day() -> None:
    """Before the end of recommendations if it is held before."""
    early = replace(OPEN, plan=replace(PLAN, debate=date(2026, 1, 20)))
    assert [one.step for one in timeline(early, PLAN.published)][1:3] == ["debate", "recommendations"]
    late = replace(OPEN, plan=replace(PLAN, debate=date(2026, 2, 2)))
    assert [one.step for one in timeline(late, PLAN.published)][1:3] == ["recommendations", "debate"]
    assert step(late, PLAN.published, "debate").planned


def test_the_urgent_procedure_has_no_thirty_days() -> None:
    """The step is not there, and a budget has its own."""
    urgent = replace(OPEN, plan=replace(PLAN, urgent=True), urgency_reason="Inundații în tot orașul.")
    assert "endorsement" not in [one.step for one in timeline(urgent, PLAN.published)]
    budget = replace(OPEN, plan=replace(PLAN, kind=Kind.LOCAL_BUDGET))
    assert step(budget, PLAN.published, "endorsement").rule != ENDORSEMENT


def test_neither_drafts_nor_records_are_judged() -> None:
    """A draft's days are meant; of a record only what it shows is said."""
    steps = timeline(replace(OPEN, is_published=False), date(2026, 1, 1))
    assert all(one.planned and one.verdict is None for one in steps)
    record = timeline_of_record(date(2026, 1, 13), None, date(2026, 5, 1))
    assert [(one.state, one.verdict) for one in record] == [
        ("past", None),
        ("unknown", None),
        ("unknown", None),
    ]


def test_a_debate_that_was_called_takes_the_place_of_the_planned_one() -> None:
    """It is judged by the day on which it was announced; once it is held, it is planned no more."""
    called = Met("debate", date(2026, 1, 14), date(2026, 2, 2), is_held=False)
    course = replace(OPEN, plan=replace(PLAN, debate=date(2026, 1, 20)), meetings=[called])
    found = [one for one in timeline(course, date(2026, 1, 15)) if one.step == "debate"]
    assert [(one.on, one.planned, one.verdict) for one in found] == [(date(2026, 2, 2), True, "warning")]
    held = replace(course, meetings=[replace(called, on=date(2026, 1, 20), is_held=True)])
    after = step(held, date(2026, 2, 1), "debate")
    assert (after.planned, after.verdict, after.state) == (False, "kept", "past")


def test_a_public_meeting_is_judged_by_its_notice() -> None:
    """Three plain days; two of them were not enough."""
    short = Met("public-meeting", date(2026, 1, 20), date(2026, 1, 22), is_held=True)
    enough = Met("public-meeting", date(2026, 2, 1), date(2026, 2, 4), is_held=True)
    course = replace(OPEN, meetings=[short, enough])
    found = [one for one in timeline(course, date(2026, 3, 1)) if one.step == "public-meeting"]
    assert [(one.law, one.verdict) for one in found] == [("8 (1)", "broken"), ("8 (1)", "kept")]


def test_a_debate_that_was_asked_for_has_its_step() -> None:
    """Owed until it was held; a warning once the term is over and nobody has called it; kept when held."""
    asked = Asked(date(2026, 1, 15), "association", waiting=1)
    course, before, after = replace(OPEN, asked=asked), date(2026, 1, 26), date(2026, 1, 27)
    found = step(course, before, "debate-asked")
    assert (found.on, found.law, found.verdict) == (date(2026, 1, 15), "7 (9)", "not-due")
    assert step(course, after, "debate-asked").verdict == "warning"
    held = replace(asked, waiting=0, held_on=date(2026, 1, 20))
    assert step(replace(OPEN, asked=held), after, "debate-asked").verdict == "kept"


def test_who_is_owed_no_debate_breaks_nothing() -> None:
    """One citizen alone, or who has taken the request back."""
    for asked in (
        Asked(date(2026, 1, 15), "citizen"),
        Asked(date(2026, 1, 15), "citizen", withdrawn=True),
    ):
        found = step(replace(OPEN, asked=asked), date(2026, 2, 1), "debate-asked")
        assert found.verdict == "not-applicable"


def test_called_is_not_held() -> None:
    """A debate whose day has passed and that nobody has said was held does not keep the rule."""
    met = Met("debate", date(2026, 1, 14), date(2026, 1, 20), is_held=False)
    course = replace(OPEN, asked=Asked(date(2026, 1, 15), "association"), meetings=[met])
    assert step(course, date(2026, 1, 19), "debate-asked").verdict == "not-due"
    assert step(course, date(2026, 2, 1), "debate-asked").verdict != "kept"
