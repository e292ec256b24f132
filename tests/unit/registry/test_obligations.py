"""What parties of an agreement owe, and reminders of its end."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from services.registry.commands.agreements import ChangeObligation, ExtendAgreement
from services.registry.errors.agreements import DayNotYet, NoSuchObligation, NoSuchParty, NoteMissing
from services.registry.errors.organisations import NotInThisState
from services.registry.model.agreement import reminder_for
from shared.errors import Stale
from shared.ids import new_id
from shared.security.tokens import Principal
from tests.unit.registry.pacts import Pacts
from tests.unit.registry.world import World


@pytest.fixture
def pacts(world: World) -> Pacts:
    """A town and an association."""
    return Pacts(world)


def act(pacts: Pacts, key: UUID, place: int, who: Principal, what: str, **more: Any) -> Any:
    """Do something about what is owed at that place."""
    owed = UUID(pacts.row(key)["obligations"][place]["id"])
    given: dict[str, Any] = {"note": "S-a făcut.", "on": None, "obligation_id": owed, **more}
    return pacts.world.do(ChangeObligation(**pacts.about(key, who), act=what, **given))


def states(pacts: Pacts, key: UUID) -> list[str]:
    """The state of each."""
    return [owed["state"] for owed in pacts.row(key)["obligations"]]


def test_who_owes_reports_and_the_other_side_acknowledges(pacts: Pacts) -> None:
    """Neither does the other's part."""
    key = pacts.signed()
    for place, owes, other in ((0, pacts.clerk, pacts.head), (1, pacts.head, pacts.clerk)):
        with pytest.raises(NoSuchParty):
            act(pacts, key, place, other, "report")
        act(pacts, key, place, owes, "report", on=date(2026, 1, 12))
        with pytest.raises(NoSuchParty):
            act(pacts, key, place, owes, "acknowledge")
        act(pacts, key, place, other, "acknowledge")
    assert states(pacts, key) == ["done", "done"]
    assert pacts.row(key)["obligations"][0]["done_on"] == "2026-01-12"
    with pytest.raises(NotInThisState):
        act(pacts, key, 0, pacts.clerk, "report")


def test_what_is_not_so_is_given_back_with_a_reason(pacts: Pacts) -> None:
    """And is owed as before."""
    key = pacts.signed()
    act(pacts, key, 1, pacts.head, "report")
    with pytest.raises(NoteMissing):
        act(pacts, key, 1, pacts.clerk, "return", note=None)
    act(pacts, key, 1, pacts.clerk, "return", note="Lipsesc două ore.")
    owed = pacts.row(key)["obligations"][1]
    assert (owed["state"], owed["done_on"], owed["reason"]) == ("open", None, "Lipsesc două ore.")


def test_the_clerk_cancels_with_a_reason(pacts: Pacts) -> None:
    """Nobody owes it any more."""
    key = pacts.signed()
    with pytest.raises(NoSuchParty):
        act(pacts, key, 1, pacts.head, "cancel", note="Nu mai e nevoie.")
    act(pacts, key, 1, pacts.clerk, "cancel", note="Școala s-a închis.")
    assert states(pacts, key) == ["open", "cancelled"]


def test_nothing_is_done_in_the_future_or_without_a_word(pacts: Pacts) -> None:
    """Nor about what the agreement does not know, nor before it is signed."""
    key = pacts.signed()
    with pytest.raises(DayNotYet):
        act(pacts, key, 1, pacts.head, "report", on=date(2026, 1, 14))
    with pytest.raises(NoteMissing):
        act(pacts, key, 1, pacts.head, "report", note=None)
    with pytest.raises(NoSuchObligation):
        act(pacts, key, 1, pacts.head, "report", obligation_id=new_id())
    with pytest.raises(NotInThisState):
        act(pacts, pacts.agreed(), 1, pacts.head, "report")
    assert states(pacts, key) == ["open", "open"]


def test_what_is_open_after_its_day_is_overdue(pacts: Pacts) -> None:
    """On the day itself not yet; what was reported is not."""
    key = pacts.signed()
    for day, overdue in ((date(2026, 6, 30), 0), (date(2026, 7, 1), 1)):
        pacts.on(day)
        row = pacts.row(key)
        assert row["overdue"] == overdue
        assert [owed["overdue"] for owed in row["obligations"]] == [False, bool(overdue)]
    act(pacts, key, 1, pacts.head, "report")
    assert pacts.row(key)["overdue"] == 0


@pytest.mark.parametrize(("left", "due"), [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7)])
def test_the_narrowest_reminder_is_the_one_due(left: int, due: int | None) -> None:
    """Whoever hears late hears once."""
    assert reminder_for(left) == due


def test_clerk_and_representative_are_reminded_three_times_once_each(pacts: Pacts) -> None:
    """90, 30 and 7 days before the last day, however often the worker looks."""
    pacts.signed()
    pacts.on(date(2026, 2, 1))
    told: dict[date, int] = {}
    for day in (
        date(2027, 11, 1), date(2027, 11, 2), date(2027, 11, 3), date(2027, 12, 31), date(2028, 1, 1),
        date(2028, 1, 2), date(2028, 1, 24), date(2028, 1, 25), date(2028, 1, 31), date(2028, 2, 1),
    ):  # fmt: skip
        before = len(pacts.world.said("agreement.end-announced"))
        pacts.on(day)
        pacts.on(day, 10)
        told[day] = len(pacts.world.said("agreement.end-announced")) - before
    assert {day: count for day, count in told.items() if count} == {
        date(2027, 11, 2): 2,
        date(2028, 1, 1): 2,
        date(2028, 1, 24): 2,
    }
    said = pacts.world.said("agreement.end-announced")
    assert [one["days_left"] for one in said] == [90, 90, 30, 30, 7, 7]
    assert {one["account_id"] for one in said} == {str(pacts.clerk.account_id), str(pacts.head.account_id)}


def test_what_binds_longer_is_reminded_of_anew(pacts: Pacts) -> None:
    """Before the new end."""
    key = pacts.signed(until_date=date(2026, 3, 1))
    pacts.on(date(2026, 2, 25))
    extend = ExtendAgreement(
        **pacts.about(key, pacts.clerk), until_date=date(2026, 12, 31), legal_basis="Act adițional 1"
    )
    pacts.world.do(extend)
    with pytest.raises(NotInThisState):
        act(pacts, key, 1, pacts.clerk, "acknowledge")
    pacts.on(date(2026, 2, 26))
    pacts.on(date(2026, 12, 30))
    assert [one["days_left"] for one in pacts.world.said("agreement.end-announced")] == [4, 4, 1, 1]


def test_an_old_version_changes_nothing(pacts: Pacts) -> None:
    """Two who report at once are one."""
    key = pacts.signed()
    owed = UUID(pacts.row(key)["obligations"][1]["id"])
    command = ChangeObligation(
        **pacts.about(key, pacts.head), act="report", note="Gata.", on=None, obligation_id=owed
    )
    pacts.world.do(command)
    with pytest.raises(Stale):
        pacts.world.do(replace(command, note="Gata iar."))
