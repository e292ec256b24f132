"""What the law says of a meeting's day, and what a clock that is changed does to its hour."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from services.consultation.errors.meetings import EndsAstray, NoSuchHour, NoticeTooShort
from services.consultation.model.days import ROMANIA
from services.consultation.model.hours import comes_twice, instant_of
from services.consultation.model.invitation import When
from services.consultation.model.meeting_findings import planned_meeting, require_allowed
from services.consultation.model.planning import Counting

NOW = datetime(2026, 1, 13, 21, 30, tzinfo=UTC)  # 23:30 in Romania


def found(kind: str, day: date, adoption: date | None = None) -> dict[str, str]:
    """The verdict of each rule on a meeting at five in the afternoon."""
    findings = planned_meeting(kind, instant_of(day, time(17)), NOW, Counting(), adoption)  # type: ignore[arg-type]
    return {one.rule: one.verdict for one in findings}


def test_a_public_meeting_has_three_plain_days_of_notice() -> None:
    """Day minus day, whatever the hour; sooner it is refused, with the earliest day."""
    assert found("public-meeting", date(2026, 1, 16)) == {"public-meeting-3-days": "planned-ok"}
    findings = planned_meeting("public-meeting", instant_of(date(2026, 1, 15), time(17)), NOW, Counting())
    assert (findings[0].verdict, findings[0].day, findings[0].status) == (
        "refused",
        date(2026, 1, 16),
        "verified",
    )
    with pytest.raises(NoticeTooShort, match="16 January 2026"):
        require_allowed(findings)


def test_a_debate_is_warned_of_and_never_refused() -> None:
    """The law gives it no notice of its own, and the ten days stand in a text that is not verified."""
    soon = planned_meeting("debate", instant_of(date(2026, 1, 14), time(17)), NOW, Counting())
    assert [one.verdict for one in soon] == ["warned", "planned-ok"]
    require_allowed(soon)
    # Ten days from the 13th: the 24th by the Civil Code, a Saturday, so the 26th is the last under any rule.
    assert found("debate", date(2026, 1, 26))["debate-within-10-days"] == "planned-ok"
    late = planned_meeting("debate", instant_of(date(2026, 1, 27), time(17)), NOW, Counting())
    assert (late[1].verdict, late[1].day, late[1].status) == ("warned", date(2026, 1, 26), "unverified")
    assert "nu este verificat" in late[1].why.ro
    require_allowed(late)


def test_a_debate_after_the_adoption_is_warned_of() -> None:
    """It has a sense before it."""
    assert "debate-on-request" not in found("debate", date(2026, 1, 20), date(2026, 1, 20))
    assert found("debate", date(2026, 1, 21), date(2026, 1, 20))["debate-on-request"] == "warned"


@pytest.mark.parametrize(
    ("called_on", "day", "instant"),
    [
        (date(2026, 3, 20), date(2026, 4, 1), datetime(2026, 4, 1, 14, tzinfo=UTC)),  # summer time since
        (date(2026, 10, 20), date(2026, 10, 27), datetime(2026, 10, 27, 15, tzinfo=UTC)),  # winter time since
    ],
)
def test_a_changed_clock_does_not_shift_the_hour(called_on: date, day: date, instant: datetime) -> None:
    """What was announced for five begins at five, though the offset of the day of calling is another."""
    starts_at, ends_at = When(day, time(17), time(19)).instants()
    assert starts_at == instant
    assert (starts_at.astimezone(ROMANIA).time(), ends_at - starts_at) == (time(17), timedelta(hours=2))
    assert instant_of(called_on, time(17)).astimezone(ROMANIA).utcoffset() != (
        starts_at.astimezone(ROMANIA).utcoffset()
    )


def test_an_hour_that_is_skipped_is_refused() -> None:
    """On 29 March 2026 three o'clock is followed by four."""
    with pytest.raises(NoSuchHour, match="03:30"):
        instant_of(date(2026, 3, 29), time(3, 30))
    assert instant_of(date(2026, 3, 29), time(4)) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_the_first_and_is_said() -> None:
    """On 25 October 2026 half past three is there twice."""
    first = instant_of(date(2026, 10, 25), time(3, 30))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert comes_twice(first)
    assert not comes_twice(instant_of(date(2026, 10, 25), time(4)))
    findings = planned_meeting("public-meeting", first, NOW, Counting())
    assert [(one.rule, one.verdict) for one in findings][-1] == ("hour-twice", "warned")


def test_an_end_in_the_night_after() -> None:
    """A debate may last beyond midnight, not for more than twelve hours."""
    starts_at, ends_at = When(date(2026, 1, 20), time(18), time(0, 30)).instants()
    assert ends_at - starts_at == timedelta(hours=6, minutes=30)
    for begins, ends in ((time(17), time(17)), (time(17), time(9))):
        with pytest.raises(EndsAstray):
            When(date(2026, 1, 20), begins, ends).instants()
