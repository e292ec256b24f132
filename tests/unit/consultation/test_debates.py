"""Debates that are asked for, art. 7 (9): who may ask, what follows, and that nothing goes on before it."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.consultation.commands.consultations import CloseNextDue
from services.consultation.commands.debates import (
    ForgetAsker,
    NoteDebateWithdrawal,
    SayNotOwed,
    WithdrawDebateRequest,
)
from services.consultation.commands.outcomes import FinaliseConsultation, RecordOutcome
from services.consultation.errors.consultations import NoSuchConsultation
from services.consultation.errors.debates import (
    AskedAlready,
    AskedBeforeNotice,
    DebateOwed,
    NobodyAsks,
    NoSuchDebateRequest,
    NotOwedWithoutReason,
    OwedByLaw,
    RequestSettled,
    WithdrawnWithoutProof,
)
from services.consultation.errors.handed_in import ReceivedLater
from services.consultation.errors.recommendations import NoMandate
from services.consultation.errors.versions import ProcedureOver
from services.consultation.model.consultation import Consultation
from services.consultation.model.debate_request import asker_kind
from services.consultation.model.entry import Moment
from services.consultation.model.outcome import Decision
from shared.errors import NotAllowed
from tests.unit.consultation.asking import asked, asked_on_paper, organisation_is, request_row
from tests.unit.consultation.test_erasure import erase
from tests.unit.consultation.world import CLERK, CLERK_OF, World

WHY = "A cerut o singură persoană, care nu vorbește pentru o asociație."


def version_of(world: World, consultation_id: UUID) -> int:
    """The newest version of a consultation."""
    with world.runtime.read() as session:
        return session.get_one(Consultation, consultation_id).version


def over(world: World, **changes: Any) -> UUID:
    """A consultation whose term is over."""
    opened = world.published(**changes)
    world.clock.advance(days=14)
    assert world.do(CloseNextDue())
    return opened.id


def finalise(world: World, consultation_id: UUID) -> Any:
    """Finalise the newest state of it."""
    return world.do(FinaliseConsultation(consultation_id, CLERK_OF, version_of(world, consultation_id)))


def say_not_owed(world: World, request_id: UUID, reason: str = WHY, version: int = 1) -> Any:
    """The clerk says that none is owed."""
    return world.do(SayNotOwed(request_id, CLERK, CLERK_OF, version, reason))


def test_an_association_asks(world: World) -> None:
    """Everybody hears its name and nothing of the person; who asked has a receipt."""
    opened, person = world.published(), world.person()
    organisation = world.speaks_for(person)
    saved = asked(world, opened.id, account_id=person, organisation_id=organisation)
    assert (saved.state, saved.name, saved.is_late) == ("open", "Asociația Exemplu", False)
    [public] = world.said("debate.asked")
    assert (public["kind"], public["organisation_name"]) == ("association", "Asociația Exemplu")
    assert str(person) not in str(public)
    [told] = world.said("debate-request.noted")
    assert (told["account_id"], told["what"]) == (str(person), "received")
    assert request_row(world, saved.id).known == "verified"


@pytest.mark.parametrize("state", ["suspended", "struck-off"])
def test_what_the_registry_found_refuses_nobody(world: World, state: str) -> None:
    """It is noted as a fact, for a clerk to look at."""
    opened, person = world.published(), world.person()
    organisation = world.speaks_for(person)
    organisation_is(world, organisation, state=state)
    saved = asked(world, opened.id, account_id=person, organisation_id=organisation)
    assert (saved.state, request_row(world, saved.id).known) == ("open", state)


def test_who_speaks_for_nobody_does_not_ask_on_line(world: World) -> None:
    """Nor after the mandate, nor on a draft; on paper everybody may."""
    opened, person = world.published(), world.person()
    with pytest.raises(NoMandate):
        asked(world, opened.id, account_id=person, organisation_id=uuid4())
    ended = world.speaks_for(person, until=date(2026, 1, 2))
    with pytest.raises(NoMandate):
        asked(world, opened.id, account_id=person, organisation_id=ended)
    with pytest.raises(NoSuchConsultation):
        asked(world, world.drafted().id)
    with pytest.raises(NoSuchConsultation):
        asked(world, uuid4())


def test_on_paper_nobody_has_to_be_known(world: World) -> None:
    """An unknown association asks with right until somebody shows the contrary; a person stays unnamed."""
    opened = world.published()
    unknown = asked_on_paper(world, opened.id)
    row = request_row(world, unknown.id)
    assert (row.known, row.entered_by, row.state) == ("unknown", CLERK, "open")
    asked_on_paper(world, opened.id, kind="other", name="Ion Exemplu")
    names = [said["organisation_name"] for said in world.said("debate.asked")]
    assert names == ["Asociația Neînscrisă", None]
    assert "Ion Exemplu" not in str(world.said("debate.asked"))


def test_what_the_registry_knows_counts_on_paper_too(world: World) -> None:
    """The name and the sort of the organisation are the registry's."""
    organisation = world.speaks_for(world.person(), "Comuna Vecină")
    organisation_is(world, organisation, kind="public-authority")
    saved = asked_on_paper(world, world.published().id, name="comuna", organisation_id=organisation)
    row = request_row(world, saved.id)
    assert (row.name, row.kind, row.known) == ("Comuna Vecină", "authority", "verified")


@pytest.mark.parametrize(
    ("registered_as", "expected"),
    [
        ("association", "association"), ("trade-union", "association"), (None, "association"),
        ("public-authority", "authority"), ("company", "other"), ("informal-group", "other"),
    ],
)  # fmt: skip
def test_who_may_ask(registered_as: str | None, expected: str) -> None:
    """Associations in the sense of art. 3, and authorities; a company is neither."""
    assert asker_kind(registered_as) == expected


def test_the_same_organisation_asks_once(world: World) -> None:
    """On line, and then on paper by its name; once it has taken the request back it may ask again."""
    opened, person = world.published(), world.person()
    organisation = world.speaks_for(person)
    first = asked(world, opened.id, account_id=person, organisation_id=organisation)
    with pytest.raises(AskedAlready) as refused:
        asked(world, opened.id, account_id=person, organisation_id=organisation)
    assert "13.01.2026" in refused.value.text("ro")
    with pytest.raises(AskedAlready):
        asked_on_paper(world, opened.id, name="ASOCIAŢIA exemplu")
    world.do(WithdrawDebateRequest(first.id, person))
    assert asked(world, opened.id, account_id=person, organisation_id=organisation).state == "open"
    # Two people may have one name.
    for _ in range(2):
        asked_on_paper(world, opened.id, kind="other", name="Ion Exemplu")


def test_when_it_is_received(world: World) -> None:
    """From the notice on; after the day that it names as late, which takes nothing from it."""
    opened, now = world.published(), world.clock.now()
    for wrong, error in (
        (Moment(datetime(2026, 1, 12, 9, tzinfo=UTC)), AskedBeforeNotice),
        (Moment.on(date(2026, 1, 12)), AskedBeforeNotice),
        (Moment(now.replace(year=2027)), ReceivedLater),
    ):
        with pytest.raises(error):
            asked_on_paper(world, opened.id, received=wrong)
    with pytest.raises(NobodyAsks):
        asked_on_paper(world, opened.id, name=" ")
    assert not asked_on_paper(world, opened.id, received=Moment.on(date(2026, 1, 13)), name="A").is_late
    world.clock.instant = datetime(2026, 1, 23, 21, 59, 59, tzinfo=UTC)
    assert not asked_on_paper(world, opened.id, name="B").is_late
    world.clock.instant = datetime(2026, 1, 23, 22, 0, tzinfo=UTC)
    assert asked_on_paper(world, opened.id, name="C").is_late


@pytest.mark.parametrize("urgent", ["", "Podul poate cădea la prima viitură de primăvară."])
def test_nothing_is_final_while_a_debate_is_owed(world: World, urgent: str) -> None:
    """In the urgent procedure as well: art. 7 (13) shortens (2) alone. In time or late is the same."""
    consultation_id = over(world, urgency_reason=urgent)
    late = asked_on_paper(world, consultation_id)
    assert late.is_late
    with pytest.raises(DebateOwed) as refused:
        finalise(world, consultation_id)
    assert "art. 7 alin. (8) și (9)" in refused.value.text("ro")
    say_not_owed(world, late.id)
    assert finalise(world, consultation_id).state == "closed"
    # Asked between the final text and the decision.
    asked_on_paper(world, consultation_id, name="Alta")
    world.clock.advance(days=40)
    adopted = Decision("adopted", date(2026, 3, 8), number="12/2026")
    with pytest.raises(DebateOwed):
        world.do(RecordOutcome(consultation_id, CLERK, CLERK_OF, version_of(world, consultation_id), adopted))


def test_an_individual_act_owes_none(world: World) -> None:
    """It stands outside the law (art. 1 and 4), and the clerk may say so to a verified association."""
    consultation_id = over(world, kind="individual")
    request = asked(world, consultation_id)
    assert finalise(world, consultation_id).state == "closed"
    assert say_not_owed(world, request.id).state == "not-owed"


def test_a_draft_that_is_given_up_is_not_debated(world: World) -> None:
    """Who waits is told so; nobody asks afterwards."""
    opened = world.published()
    request = asked(world, opened.id)
    given_up = Decision("withdrawn", date(2026, 1, 13), reason="Se pregătește altul.")
    world.do(RecordOutcome(opened.id, CLERK, CLERK_OF, opened.version, given_up))
    assert request_row(world, request.id).state == "lapsed"
    assert [said["answer"] for said in world.said("debate.answered")] == ["lapsed"]
    with pytest.raises(ProcedureOver):
        asked(world, opened.id, "Alta")


def test_that_none_is_owed_is_said_with_a_reason(world: World) -> None:
    """In public; not to who is verified, unless it is none of those to whom art. 7 (9) owes one."""
    opened, person = world.published(), world.person()
    organisation = world.speaks_for(person)
    verified = asked(world, opened.id, account_id=person, organisation_id=organisation)
    with pytest.raises(OwedByLaw):
        say_not_owed(world, verified.id)
    paper = asked_on_paper(world, opened.id)
    with pytest.raises(NotOwedWithoutReason):
        say_not_owed(world, paper.id, "nu")
    with pytest.raises(NotAllowed):
        world.do(SayNotOwed(paper.id, CLERK, frozenset({"alt-oras"}), 1, WHY))
    assert say_not_owed(world, paper.id).state == "not-owed"
    [said] = world.said("debate.answered")
    assert (said["answer"], said["reason"], said["organisation_name"]) == ("not-owed", WHY, None)
    with pytest.raises(RequestSettled):
        say_not_owed(world, paper.id, version=2)
    organisation_is(world, organisation, state="struck-off")
    assert say_not_owed(world, verified.id).state == "not-owed"


def test_who_asked_takes_it_back(world: World) -> None:
    """On line by the same account; of paper a clerk notes how, and the asker is told at the address."""
    opened, person = world.published(), world.person()
    own = asked(world, opened.id, account_id=person)
    with pytest.raises(NoSuchDebateRequest):
        world.do(WithdrawDebateRequest(own.id, world.person("Ion", "ion@example.org")))
    with pytest.raises(NotAllowed):
        world.do(NoteDebateWithdrawal(own.id, CLERK, CLERK_OF, 1, WHY))
    assert world.do(WithdrawDebateRequest(own.id, person)).state == "withdrawn"
    with pytest.raises(RequestSettled):
        world.do(WithdrawDebateRequest(own.id, person))
    paper = asked_on_paper(world, opened.id, email="asociatia@example.org")
    with pytest.raises(WithdrawnWithoutProof):
        world.do(NoteDebateWithdrawal(paper.id, CLERK, CLERK_OF, 1, "da"))
    world.do(NoteDebateWithdrawal(paper.id, CLERK, CLERK_OF, 1, "Prin adresa nr. 55 din 14.01.2026."))
    told = [(said["what"], said["email"]) for said in world.said("debate-request.mailed")]
    assert told == [("received", "asociatia@example.org"), ("withdrawn", "asociatia@example.org")]


def test_who_asked_is_forgotten(world: World) -> None:
    """The address goes, and a person's name; that somebody asked stays, and a legal person's name."""
    opened = world.published()
    person = asked_on_paper(world, opened.id, kind="other", name="Ion Exemplu", email="ion@example.org")
    legal = asked_on_paper(world, opened.id, email="asociatia@example.org")
    for request in (person, legal, person):
        world.do(ForgetAsker(request.id, CLERK, CLERK_OF))
    rows = [request_row(world, request.id) for request in (person, legal)]
    assert [row.email for row in rows] == [None, None]
    assert [row.name for row in rows] == ["persoană care și-a șters datele", "Asociația Neînscrisă"]
    assert len(world.said("asker.forgotten")) == 2


def test_an_organisation_has_asked_whoever_wrote(world: World) -> None:
    """Who is erased is gone from the request; it stays, for it is the organisation's."""
    opened, person = world.published(), world.person()
    request = asked(world, opened.id, account_id=person)
    erase(world, person)
    row = request_row(world, request.id)
    assert (row.account_id, row.name, row.state) == (None, "Asociația Exemplu", "open")
