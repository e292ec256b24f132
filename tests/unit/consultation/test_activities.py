"""A joint activity: who must confirm, when it is public, what is said of changes, and its sums."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from services.consultation.errors import activities as refused
from services.consultation.events import activities as said
from services.consultation.model.activity import Activity
from services.consultation.model.activity_parts import CostLine, Described, Partner, total
from services.consultation.model.activity_plan import Part, Plan, Results
from shared.ids import new_id

NOW = datetime(2026, 1, 13, 9, tzinfo=UTC)
STARTS = datetime(2026, 4, 18, 6, tzinfo=UTC)
ANA, ION = new_id(), new_id()
PLAN = Plan(
    title="Curățăm malul Dâmbului",
    objectives="Un mal curat.",
    description="",
    kind="clean-up",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=5),
    place="Podul de pe Dâmbu",
    online_url=None,
    capacity=100,
    language="română",
)


def proposed(**changes: Any) -> Activity:
    """A proposal of an organisation to the authority and to another one."""
    parts = [
        Part(new_id(), "Asociația Exemplu", "aduce voluntari"),
        Part(None, "Orașul Exemplu", "aduce saci"),
        Part(new_id(), "Sindicatul Exemplu", ""),
    ]
    return Activity.propose("oras-exemplu", replace(PLAN, **changes), parts, by=ANA, now=NOW)


def partners(activity: Activity) -> tuple[Partner, Partner, Partner]:
    """Proposer, authority, the other."""
    first, second, third = activity.partners
    return first, second, third


def announced() -> Activity:
    """One that is public."""
    activity = proposed()
    activity.answer(partners(activity)[1], "confirmed", by=ION, now=NOW)
    activity.announce(ION, NOW)
    activity.take_recorded()
    return activity


def test_agreed_once_authority_proposer_and_an_organisation_confirmed() -> None:
    """A third partner need not have answered; who leaves again takes the agreement away."""
    activity = proposed()
    own, authority, other = partners(activity)
    assert (activity.state, own.state, authority.state) == ("proposed", "confirmed", "invited")
    with pytest.raises(refused.NotAgreed):
        activity.announce(ION, NOW)
    activity.answer(other, "declined", by=ION, now=NOW)
    assert activity.state == "proposed"
    activity.answer(authority, "confirmed", by=ION, now=NOW)
    assert activity.state == "agreed"
    with pytest.raises(refused.PartAnswered):
        activity.answer(authority, "confirmed", by=ION, now=NOW)
    activity.answer(authority, "declined", by=ION, now=NOW)
    assert (activity.state, activity.agreed_at) == ("proposed", None)


def test_the_authority_alone_is_no_joint_activity() -> None:
    """A clerk's proposal waits for the first organisation."""
    parts = [Part(None, "Orașul Exemplu", ""), Part(new_id(), "Asociația Exemplu", "")]
    activity = Activity.propose("oras-exemplu", PLAN, parts, by=ION, now=NOW)
    assert activity.state == "proposed"
    activity.answer(activity.partners[1], "confirmed", by=ANA, now=NOW)
    assert activity.state == "agreed"


def test_who_confirmed_something_else_is_asked_again() -> None:
    """Whoever changes it before it is public stands by it, the others say so anew."""
    activity = proposed()
    own, authority, _ = partners(activity)
    activity.answer(authority, "confirmed", by=ION, now=NOW)
    changed = activity.change(replace(PLAN, capacity=50), "", by=ANA, partner=own, now=NOW)
    assert (changed, activity.state) == (["capacity"], "proposed")
    assert (own.state, authority.state) == ("confirmed", "invited")
    assert not any(entry.is_public for entry in activity.entries)
    with pytest.raises(refused.NothingChanged):
        activity.change(replace(PLAN, capacity=50), "", by=ANA, partner=own, now=NOW)


def test_what_is_public_changes_by_entries_with_a_reason() -> None:
    """Old and new words stand there; the calendar's number grows; everybody hears."""
    activity = announced()
    own = activity.partners[0]
    later = replace(PLAN, starts_at=STARTS + timedelta(days=1), ends_at=PLAN.ends_at + timedelta(days=1))
    with pytest.raises(refused.ChangeWithoutReason):
        activity.change(later, " ", by=ANA, partner=own, now=NOW)
    activity = announced()
    activity.change(later, "Plouă.", by=ANA, partner=activity.partners[0], now=NOW)
    entry = activity.entries[-1]
    assert (entry.kind, entry.is_public, entry.reason) == ("moved", True, "Plouă.")
    assert entry.details["starts_at"] == {
        "before": "2026-04-18T06:00:00+00:00",
        "after": "2026-04-19T06:00:00+00:00",
    }
    [event] = [one.event for one in activity.take_recorded()]
    assert isinstance(event, said.ActivityChanged)
    assert (event.changed, event.partners) == (
        ["starts_at", "ends_at"],
        ["Asociația Exemplu", "Orașul Exemplu"],
    )
    assert activity.calendar_sequence == 1
    assert activity.state == "announced"


@pytest.mark.parametrize(
    ("ends_at", "error"),
    [
        (STARTS, refused.EndsBeforeItBegins),
        (STARTS - timedelta(minutes=1), refused.EndsBeforeItBegins),
        (STARTS + timedelta(days=400), refused.TooLongActivity),
    ],
)
def test_time_runs_forward(ends_at: datetime, error: type[Exception]) -> None:
    """And a year is enough."""
    with pytest.raises(error):
        proposed(ends_at=ends_at)


def test_nothing_that_is_over_is_announced() -> None:
    """Nobody could come."""
    activity = proposed()
    activity.answer(activity.partners[1], "confirmed", by=ION, now=NOW)
    with pytest.raises(refused.ActivityPast):
        activity.announce(ION, PLAN.ends_at)


def test_held_from_its_beginning_on() -> None:
    """What is said of it anew stands beside what was said first; it is told once."""
    activity = announced()
    results = Results("S-au strâns 80 de saci.", 120, [])
    with pytest.raises(refused.NotBegun):
        activity.hold(results, by=ION, now=NOW)
    activity.hold(results, by=ION, now=PLAN.ends_at)
    activity.hold(replace(results, people=118), by=ION, now=PLAN.ends_at)
    assert [one.event.TYPE for one in activity.take_recorded()] == ["activity.held"]
    assert [entry.kind for entry in activity.entries][-2:] == ["held", "results"]
    assert activity.entries[-1].details == {"people": {"before": 120, "after": 118}}
    with pytest.raises(refused.ActivityOver):
        activity.cancel("Prea târziu.", by=ION, now=PLAN.ends_at)


def test_a_proposal_is_cancelled_without_a_public_word() -> None:
    """What was announced stays public, with the reason."""
    quiet = proposed()
    quiet.cancel("Ne-am răzgândit.", by=ANA, now=NOW)
    assert quiet.take_recorded() == []
    assert not quiet.entries[-1].is_public
    loud = announced()
    loud.cancel("Cod galben.", by=ANA, now=NOW)
    [event] = [one.event for one in loud.take_recorded()]
    assert isinstance(event, said.ActivityCancelled)
    assert (event.reason, loud.state, loud.is_public) == ("Cod galben.", "cancelled", True)


def test_sums_are_of_what_was_stated() -> None:
    """To the ban; a partner who declined bears nothing."""
    activity = announced()
    own, authority, other = partners(activity)
    lines = [
        CostLine(own.id, "Saci", Decimal("0.10"), "cotizații"),
        CostLine(authority.id, "Transport", Decimal("0.20"), "buget local"),
    ]
    assert total(lines) == Decimal("0.30")
    assert str(total([])) == "0.00"
    with pytest.raises(refused.ChangeWithoutReason):
        activity.budget(lines, "", by=ANA, now=NOW)
    activity.budget(lines, "Costuri noi.", by=ANA, now=NOW)
    assert activity.entries[-1].details == {"before": "0.00", "after": "0.30"}
    activity.answer(other, "declined", by=ANA, now=NOW)
    with pytest.raises(refused.NoSuchPartner):
        activity.budget([CostLine(other.id, "Mănuși", Decimal(1), "")], "x", by=ANA, now=NOW)
    with pytest.raises(refused.TooManyParts):
        activity.budget(lines * 60, "Multe.", by=ANA, now=NOW)


def test_nobody_takes_part_twice_and_thirty_are_enough() -> None:
    """Who declined may be asked again."""
    activity = proposed()
    other = activity.partners[2]
    with pytest.raises(refused.AlreadyPartner):
        activity.ask(Part(other.organisation_id, other.name, ""), ANA, NOW)
    activity.answer(other, "declined", by=ION, now=NOW)
    assert activity.ask(Part(other.organisation_id, other.name, "aduce cafea"), ANA, NOW) is other
    assert (other.state, other.role) == ("invited", "aduce cafea")
    for number in range(27):
        activity.ask(Part(new_id(), f"Asociația {number}", ""), ANA, NOW)
    with pytest.raises(refused.TooManyParts):
        activity.ask(Part(new_id(), "Încă una", ""), ANA, NOW)


def test_only_who_takes_part_is_quoted() -> None:
    """And takes the words back."""
    activity = announced()
    own, _, other = partners(activity)
    with pytest.raises(refused.PartNotConfirmed):
        activity.state_for_press(other, "Venim!", "Ion", NOW)
    activity.state_for_press(own, "Malul este al tuturor.", "Ana Exemplu, președintă", NOW)
    assert own.said_by == "Ana Exemplu, președintă"
    activity.state_for_press(own, "", "", NOW)
    assert (own.statement, own.said_by) == (None, None)


def test_a_photo_needs_consent_and_words() -> None:
    """Stated by somebody, of a day that has come; a document needs neither."""
    today = date(2026, 4, 20)
    photo = Described("photo", "La pod", "Oameni cu saci", "Toți au semnat.", "Ana Exemplu", today)
    photo.require_consent(today)
    Described("document", "Program").require_consent(today)
    for missing in ("consent", "consent_by", "consent_on"):
        with pytest.raises(refused.ConsentMissing):
            replace(photo, **{missing: None if missing == "consent_on" else ""}).require_consent(today)
    with pytest.raises(refused.ConsentMissing):
        photo.require_consent(today - timedelta(days=1))
    with pytest.raises(refused.AlternativeMissing):
        replace(photo, alternative="").require_consent(today)
