"""Who comes to a meeting: seats, the waiting list, the press; changed, given back, erased, told."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.consultation.commands.meetings import CancelMeeting, MoveMeeting, ReviseMeeting
from services.consultation.commands.registrations import (
    CancelEntered,
    CancelRegistration,
    ChangeRegistration,
    EnterRegistration,
    PutInOrder,
    SetPrecedence,
)
from services.consultation.errors.meetings import FewerThanTaken
from services.consultation.errors.recommendations import AccountNotKnownYet, NoMandate, UnknownArticle
from services.consultation.errors.registrations import (
    AlreadyRegistered,
    GatheringCancelled,
    GatheringOver,
    NoSuchGathering,
    NoSuchPoint,
    NoSuchRegistration,
    RegistrationGivenBack,
    RegistrationOver,
)
from services.consultation.handlers.registrations import Registered
from services.consultation.model.invitation import Order, When, Where
from services.consultation.model.precedence import rank_of
from services.consultation.model.registration import Registrant, Registration, Wish
from services.consultation.queries import registrations as queries
from services.consultation.repository.registrations import seats_taken
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from tests.unit.consultation.gatherings import BEGINS, meeting, registered, said_of, set_meeting, states, told
from tests.unit.consultation.world import CLERK, CLERK_OF, World

LATER = BEGINS + timedelta(hours=1)


def give_back(world: World, one: Registered, who: UUID) -> Any:
    """Give a seat back."""
    return world.do(CancelRegistration(one.id, who))


def test_seats_first_then_the_waiting_list(world: World) -> None:
    """Who comes when all are taken waits, and knows at which place."""
    of = meeting(world, capacity=2)
    names = ["Ana", "Ion", "Eva", "Dan"]
    made = [registered(world, of, world.person(name)) for name in names]
    assert [one.state for one in made] == ["registered", "registered", "waiting", "waiting"]
    assert told(world) == [
        ("Ana", "registered"),
        ("Ion", "registered"),
        ("Eva", "waiting"),
        ("Dan", "waiting"),
    ]
    assert [said["position"] for said in said_of(world)] == [None, None, 1, 2]


def test_who_waits_moves_up_when_a_seat_is_given_back(world: World) -> None:
    """In their order, by itself; giving back twice frees one seat; who has given back may come again."""
    of, ana = meeting(world, capacity=1), world.person("Ana")
    first = registered(world, of, ana)
    registered(world, of, world.person("Ion"))
    registered(world, of, world.person("Eva"))
    assert [give_back(world, first, ana).state for _ in range(2)] == ["cancelled", "cancelled"]
    assert states(world) == [("Ana", "cancelled"), ("Ion", "registered"), ("Eva", "waiting")]
    assert told(world)[-2:] == [("Ana", "given-back"), ("Ion", "moved-up")]
    assert registered(world, of, ana).state == "waiting"


def test_who_waits_and_goes_frees_no_seat(world: World) -> None:
    """The one who has a seat keeps it, the others wait on."""
    of, ion = meeting(world, capacity=1), world.person("Ion")
    registered(world, of)
    give_back(world, registered(world, of, ion), ion)
    assert registered(world, of).state == "waiting"
    assert "moved-up" not in [what for _, what in told(world)]


def test_the_press_is_never_limited(world: World) -> None:
    """It takes no seat and always gets in (art. 8); who comes as press no more needs one."""
    of, eva = meeting(world, capacity=1), world.person("Eva")
    press = registered(world, of, eva, "press")
    assert (press.state, registered(world, of).state) == ("registered", "registered")
    assert registered(world, of, intent="press").state == "registered"
    changed = world.do(ChangeRegistration(press.id, eva, press.version, Wish("attend")))
    assert changed.state == "waiting"
    back = world.do(ChangeRegistration(press.id, eva, changed.version, Wish("press")))
    assert back.state == "registered"


def test_who_becomes_press_leaves_a_seat(world: World) -> None:
    """Somebody who waits has it."""
    of, ana = meeting(world, capacity=1), world.person("Ana")
    first = registered(world, of, ana)
    registered(world, of, world.person("Ion"))
    world.do(ChangeRegistration(first.id, ana, first.version, Wish("press")))
    assert told(world)[-1] == ("Ion", "moved-up")


def test_all_who_registered_to_speak_do(world: World) -> None:
    """Also who waits for a seat: the debate ends when all have spoken (art. 7 (10))."""
    of = meeting(world, capacity=1)
    for name in ("Ana", "Ion"):
        registered(world, of, world.person(name), "speak", agenda_point=1)
    registered(world, of, world.person("Eva"))
    with world.runtime.read() as session:
        assert [row["name"] for row in queries.speakers(session, "meeting", of)] == ["Ana", "Ion"]
        counts = queries.counted(session, "meeting", of)
    assert counts == {"taken": 1, "waiting": 2, "speakers": 2, "press": 0, "arrived": 0}


def test_what_one_speaks_on_is_there(world: World) -> None:
    """An article of the act, a point of the agenda; who does not speak names none."""
    consultation = world.published()
    of, on_none = meeting(world, consultation_id=consultation.id, agenda=["Unu"]), meeting(world)
    ana = world.person()
    made = registered(world, of, ana, "speak", article="2")
    for wish, error in (
        (Wish("speak", article="9"), UnknownArticle),
        (Wish("speak", agenda_point=2), NoSuchPoint),
        (Wish("speak", agenda_point=0), NoSuchPoint),
        (Wish("attend", on_behalf_of=new_id()), NoMandate),
    ):
        with pytest.raises(error):
            world.do(ChangeRegistration(made.id, ana, made.version, wish))
    with pytest.raises(UnknownArticle):
        registered(world, on_none, intent="speak", article="2")
    world.do(ChangeRegistration(made.id, ana, made.version, Wish("attend", article="2")))
    with world.runtime.read() as session:
        assert session.get_one(Registration, made.id).article is None


def test_for_an_organisation(world: World) -> None:
    """With a mandate it is shown as such, else as the person says."""
    of, ana = meeting(world), world.person()
    behind = world.speaks_for(ana)
    registered(world, of, ana, on_behalf_of=behind)
    registered(world, of, organisation="Grupul vecinilor")
    with world.runtime.read() as session:
        rows = queries.of_gathering(session, "meeting", of)
    assert [(row["organisation_id"], row["organisation_name"]) for row in rows] == [
        (behind, "Asociația Exemplu"),
        (None, "Grupul vecinilor"),
    ]


def test_whom_it_refuses(world: World) -> None:
    """Nobody twice, nobody unknown, nothing cancelled, begun or not there; nothing that is another's."""
    of, ana = meeting(world), world.person()
    made = registered(world, of, ana)
    with pytest.raises(AlreadyRegistered):
        registered(world, of, ana)
    with pytest.raises(AccountNotKnownYet):
        registered(world, of, new_id())
    with pytest.raises(NoSuchGathering):
        registered(world, new_id())
    with pytest.raises(NoSuchRegistration):
        give_back(world, made, world.person())
    with pytest.raises(Stale):
        world.do(ChangeRegistration(made.id, ana, made.version + 1, Wish("speak")))
    with pytest.raises(GatheringCancelled):
        registered(world, meeting(world, state="cancelled"))
    world.clock.instant = BEGINS
    with pytest.raises(RegistrationOver):
        registered(world, of)
    assert give_back(world, made, ana).state == "cancelled"


def test_when_it_is_over_nothing_is_given_back(world: World) -> None:
    """Nor changed; what was given back is not changed at all."""
    of, ana, ion = meeting(world), world.person(), world.person()
    made, gone = registered(world, of, ana), registered(world, of, ion)
    gone = give_back(world, gone, ion)
    with pytest.raises(RegistrationGivenBack):
        world.do(ChangeRegistration(gone.id, ion, gone.version, Wish("speak")))
    world.clock.instant = BEGINS + timedelta(hours=2)
    with pytest.raises(GatheringOver):
        give_back(world, made, ana)
    with pytest.raises(GatheringOver):
        world.do(ChangeRegistration(made.id, ana, made.version, Wish("speak")))


def test_more_seats_let_people_move_up(world: World) -> None:
    """And fewer than are taken are refused."""
    of = meeting(world, capacity=1)
    for name in ("Ana", "Ion", "Eva"):
        registered(world, of, world.person(name))
    order = Order("Ședință publică", 2, 5, ["Diverse"], "")
    world.do(ReviseMeeting(of, CLERK, CLERK_OF, 1, order, None))
    assert told(world)[-1] == ("Ion", "moved-up")
    with pytest.raises(FewerThanTaken):
        world.do(ReviseMeeting(of, CLERK, CLERK_OF, 2, Order("Ședință publică", 1, 5, ["Diverse"], ""), None))


def test_moved_and_cancelled_is_told_to_who_is_on_the_list(world: World) -> None:
    """With the new time and the reason; not to who has given it back."""
    of, ana, ion = meeting(world, capacity=1), world.person("Ana"), world.person("Ion")
    first = registered(world, of, ana)
    registered(world, of, ion)
    give_back(world, first, ana)
    when = When(BEGINS.date() + timedelta(days=1), BEGINS.time(), (BEGINS + timedelta(hours=1)).time())
    where = Where("Casa de Cultură")
    saved = world.do(MoveMeeting(of, CLERK, CLERK_OF, 1, when, where, "Sala nu este liberă."))
    said = said_of(world)[-1]
    assert (said["name"], said["what"], said["reason"], said["place"]) == (
        "Ion",
        "moved",
        "Sala nu este liberă.",
        "Casa de Cultură",
    )
    world.do(CancelMeeting(of, CLERK, CLERK_OF, saved.version, "Nu avem sală."))
    assert told(world)[-2:] == [("Ion", "moved"), ("Ion", "cancelled")]
    sequences = [s["calendar_sequence"] for s in said_of(world) if s["name"] == "Ion"]
    assert sequences == [1, 2, 3, 4]


def test_the_order_of_precedence(world: World) -> None:
    """Groups, and single people before them; by it seats are given; who has one keeps it (art. 8 (3))."""
    consultation = world.published()
    of = meeting(world, capacity=1, consultation_id=consultation.id)
    first = registered(world, of, world.person("Ana"))
    waits = {name: world.person(name) for name in ("Ion", "Eva", "Dan", "Ema")}
    world.sent(consultation.id, waits["Dan"])
    made = {
        name: registered(world, of, who, organisation="Vecinii" if name == "Eva" else "")
        for name, who in waits.items()
    }
    precedence = ("recommended", "organisations", "others")
    order = world.do(SetPrecedence("meeting", of, CLERK, CLERK_OF, 0, precedence))
    assert (order.precedence, order.version) == (list(precedence), 1)
    world.do(PutInOrder(made["Ema"].id, CLERK_OF, made["Ema"].version, 1))
    assert states(world)[0] == ("Ana", "registered")
    moved = []
    for one in (first, made["Ema"], made["Dan"], made["Eva"]):
        world.do(CancelEntered(one.id, CLERK_OF))
        moved.append(told(world)[-1])
    assert moved == [(name, "moved-up") for name in ("Ema", "Dan", "Eva", "Ion")]


def test_who_may_set_the_order(world: World) -> None:
    """A clerk of the authority, who has seen the newest."""
    of = meeting(world)
    made = registered(world, of)
    with pytest.raises(NotAllowed):
        world.do(SetPrecedence("meeting", of, CLERK, frozenset(), 0, ()))
    with pytest.raises(NotAllowed):
        world.do(PutInOrder(made.id, frozenset(), made.version, 1))
    with pytest.raises(Stale):
        world.do(SetPrecedence("meeting", of, CLERK, CLERK_OF, 1, ()))
    world.do(SetPrecedence("meeting", of, CLERK, CLERK_OF, 0, ()))
    with pytest.raises(Stale):
        world.do(SetPrecedence("meeting", of, CLERK, CLERK_OF, 0, ("others",)))


@pytest.mark.parametrize(
    ("precedence", "recommended", "organisation", "rank"),
    [
        ((), True, True, 0),
        (("recommended", "organisations", "others"), True, True, 0),
        (("organisations", "recommended"), True, True, 0),
        (("organisations", "recommended"), True, False, 1),
        (("organisations", "recommended"), False, False, 2),
        (("others", "organisations"), False, True, 0),
    ],
)
def test_a_person_stands_with_the_first_of_their_groups(
    precedence: tuple[str, ...], recommended: bool, organisation: bool, rank: int
) -> None:
    """Who is in none comes last."""
    assert rank_of(precedence, has_recommended=recommended, has_organisation=organisation) == rank


def test_entered_by_a_clerk(world: World) -> None:
    """By phone like anybody; at the door whoever is let in has a seat, and is here."""
    of = meeting(world, capacity=1)
    registered(world, of)
    phone = Registrant("Ion Exemplu", email="Ion@Example.org", entered_by=CLERK)
    assert (
        world.do(EnterRegistration("meeting", of, CLERK_OF, phone, Wish("attend"), False)).state == "waiting"
    )
    assert said_of(world)[-1]["email"] == "Ion@example.org"
    world.clock.instant = BEGINS + timedelta(hours=3)
    nobody = Registrant("Eva Exemplu", entered_by=CLERK)
    with pytest.raises(GatheringOver):
        world.do(EnterRegistration("meeting", of, CLERK_OF, phone, Wish("attend"), False))
    made = world.do(EnterRegistration("meeting", of, CLERK_OF, nobody, Wish("attend"), True))
    assert made.state == "registered"
    with world.runtime.read() as session:
        assert session.get_one(Registration, made.id).arrived_at == world.clock.instant
        assert seats_taken(session, "meeting", of) == 2
    assert len(said_of(world)) == 2, "there is nobody to write to"
    with pytest.raises(NotAllowed):
        world.do(EnterRegistration("meeting", of, frozenset(), nobody, Wish("attend"), True))


def test_arriving_twice_is_arriving_once(world: World) -> None:
    """The first time counts."""
    made = registered(world, meeting(world))
    with world.runtime.units() as uow:
        found = uow.session.get_one(Registration, made.id)
        assert [found.arrive(BEGINS), found.arrive(BEGINS + timedelta(hours=1))] == [True, False]
        assert found.arrived_at == BEGINS


def test_without_limit_nobody_waits(world: World) -> None:
    """Where nobody counts seats."""
    of = meeting(world, capacity=None)
    assert {registered(world, of).state for _ in range(4)} == {"registered"}
    set_meeting(world, of, state="held", began_at=BEGINS, ended_at=LATER)
    with pytest.raises(RegistrationOver):
        registered(world, of)
