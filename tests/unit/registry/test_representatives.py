"""Another legal representative: named by who represents it, or claimed by a newcomer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from services.registry.commands.changes import (
    AcceptChange,
    AddChangeFile,
    AnswerAboutChange,
    AskAboutChange,
    AskForChange,
    ClaimRepresentation,
    RefuseChange,
    WithdrawChange,
)
from services.registry.commands.erasure import EraseAccount
from services.registry.commands.mandates import ConfirmOffer, ExpireMandates, OfferMandate, RefuseOffer
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.retention import ForgetExpired
from services.registry.commands.standings import DissolveOrganisation, SuspendOrganisation
from services.registry.errors.changes import ChangeAwaits, NoSuchChange, NothingChanges, NotVerifiedThere
from services.registry.errors.mandates import (
    MandateOverlaps,
    NotRepresentative,
    OfferDecided,
    SpanBackwards,
    SpanInThePast,
    SpanTooLong,
)
from services.registry.errors.organisations import NoSuchOrganisation, NotInThisState, OrganisationEnded
from services.registry.errors.representatives import (
    AskerRepresentsNoMore,
    ClaimAwaits,
    ClaimHasNoFields,
    DecidesForThemselves,
    RepresentsAlready,
    SuccessorForgotten,
)
from services.registry.model.days import day_in_romania
from services.registry.model.successor import Successor
from services.registry.queries.changes import change
from services.registry.queries.mandates import offers_to
from services.registry.queries.standings import history
from services.registry.repository.mandates import representatives_on
from shared.email_addresses import EmailNotValid
from shared.errors import Refusal
from shared.security.tokens import Principal
from tests.everything import tables_that_hold
from tests.unit.files import hostile
from tests.unit.registry.world import World

HERE = "oras-exemplu"
TODAY, LATER = date(2026, 1, 13), date(2026, 3, 1)
ION, VERA = "ion@example.org", "vera.canar@example.org"


class Town:
    """An organisation that Ana represents; Ion and Vera, who have accounts; and the clerk."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ana = world.person()
        self.ion, self.vera = world.person(ION, "Ion Exemplu"), world.person(VERA, "Vera Canarescu")
        self.clerk: Principal = world.clerk(world.authority(HERE))
        self.asked = world.request(self.ana, HERE)
        verify = VerifyOrganisation(verification_id=self.asked.verification_id, version=1, clerk=self.clerk)
        world.do(verify)
        self.organisation: UUID = self.asked.organisation_id

    def name(self, email: str = ION, by: UUID | None = None, **changes: Any) -> UUID:
        """Who represents it asks that another do; facts can be changed with it."""
        named = {"from_date": TODAY, "until_date": date(2029, 1, 12), "others_stay": False}
        named |= {name: changes.pop(name) for name in named if name in changes}
        command = AskForChange(
            organisation_id=self.organisation,
            account_id=by or self.ana,
            authority=HERE,
            changes=changes,
            why="Adunarea generală.",
            successor=Successor(email=email, **named),
        )
        made: UUID = self.world.do(command).change_id
        return made

    def claim(self, who: UUID | None = None, authority: str = HERE) -> UUID:
        """A newcomer asks for themselves."""
        command = ClaimRepresentation(
            organisation_id=self.organisation,
            account_id=who or self.vera,
            authority=authority,
            why="M-a ales adunarea generală, Vera Canarescu.",
        )
        made: UUID = self.world.do(command).change_id
        return made

    def accept(self, key: UUID, version: int = 1, clerk: Principal | None = None) -> None:
        """A clerk accepts."""
        self.world.do(AcceptChange(change_id=key, version=version, clerk=clerk or self.clerk))

    def refuse(self, key: UUID) -> None:
        """The clerk refuses."""
        self.world.do(RefuseChange(change_id=key, version=1, clerk=self.clerk, reason="Lipsește dovada."))

    def confirm(self, who: UUID) -> None:
        """Take what is offered."""
        with self.world.runtime.read() as session:
            [offer] = offers_to(session, who, self.world.clock.now())
        self.world.do(ConfirmOffer(offer["id"], who))

    def give(self, email: str, role: Any) -> None:
        """Ana offers a mandate."""
        span = {"from_date": TODAY, "until_date": date(2026, 6, 30)}
        command = OfferMandate(
            organisation_id=self.organisation, by=self.ana, email=email, role=role, language="ro", **span
        )
        self.world.do(command)

    def represented_by(self, day: date | None = None) -> list[UUID]:
        """Whose it is."""
        day = day or day_in_romania(self.world.clock.now())
        with self.world.runtime.read() as session:
            return list(representatives_on(session, self.organisation, day))

    def told(self, what: str) -> set[str]:
        """Who was told that it was asked or decided."""
        return {said["account_id"] for said in self.world.said(f"organisation.representative-change-{what}")}


@pytest.fixture
def town(world: World) -> Town:
    """A town with a verified organisation."""
    return Town(world)


def test_who_was_named_takes_the_place_when_they_confirm(town: Town) -> None:
    """Nothing changes before; then the mandate of who asked ends, and no public word is said."""
    key = town.name()
    town.accept(key)
    [letter] = town.world.said("letter.mandate-offer")
    found = letter["email"], letter["role"], letter["ends_others"]
    assert found == (ION, "legal-representative", True)
    assert town.represented_by() == [town.ana]
    town.confirm(town.ion)
    assert town.represented_by() == [town.ion]
    [ended] = town.world.said("mandate.ended")
    assert (ended["account_id"], ended["how"]) == (str(town.ana), "by-successor")
    given = town.world.said("mandate.given")[-1]
    assert (given["until_date"], given["given_by"]) == ("2029-01-12", str(town.ana))
    assert town.world.said("organisation.changed") == []
    with town.world.runtime.read() as session:
        assert [row["act"] for row in history(session, town.organisation)] == ["verify"]
        row = change(session, key)
    assert row is not None
    assert (row["state"], row["representative"]) == ("accepted", "another")


def test_with_a_name_both_are_decided_together(town: Town) -> None:
    """Everybody learns of the name alone."""
    town.accept(town.name(name="Asociația Orașe Liniștite"))
    town.confirm(town.ion)
    [said] = town.world.said("organisation.changed")
    assert said["changed"] == ["name"]
    assert ION not in str(said)
    assert town.represented_by() == [town.ion]


def test_those_of_now_may_stay_beside_the_new_one(town: Town) -> None:
    """If who asked said so."""
    town.accept(town.name(others_stay=True))
    town.confirm(town.ion)
    assert set(town.represented_by()) == {town.ana, town.ion}


def test_until_the_first_day_the_former_one_represents_it(town: Town) -> None:
    """There is no day without one, and other services hear of the end when it has come."""
    town.accept(town.name(from_date=LATER))
    town.confirm(town.ion)
    assert town.represented_by(LATER - timedelta(days=1)) == [town.ana]
    assert town.represented_by(LATER) == [town.ion]
    assert town.world.said("mandate.ended") == []
    town.world.clock.advance(days=(LATER - TODAY).days)
    town.world.do(ExpireMandates())
    [ended] = town.world.said("mandate.ended")
    assert (ended["account_id"], ended["until_date"], ended["how"]) == (
        str(town.ana), "2026-02-28", "by-date",
    )  # fmt: skip


def test_a_delegate_becomes_the_representative(town: Town) -> None:
    """Their former mandate gives way to the new one, without a word to themselves."""
    town.give(ION, "delegate")
    town.confirm(town.ion)
    town.accept(town.name())
    town.confirm(town.ion)
    assert town.represented_by() == [town.ion]
    assert {said["how"] for said in town.world.said("mandate.ended")} == {"by-holder", "by-successor"}


def test_what_waits_at_the_address_gives_way_to_the_accepted_offer(town: Town) -> None:
    """One offer at a time waits for a person."""
    town.give(ION, "observer")
    town.accept(town.name())
    town.confirm(town.ion)
    assert town.represented_by() == [town.ion]


def test_who_refuses_leaves_all_as_it_is(town: Town) -> None:
    """Acceptance is not yet a mandate."""
    town.accept(town.name())
    with town.world.runtime.read() as session:
        [offer] = offers_to(session, town.ion, town.world.clock.now())
    town.world.do(RefuseOffer(offer["id"], town.ion))
    assert town.represented_by() == [town.ana]


def test_a_claim_that_is_accepted_begins_at_once(town: Town) -> None:
    """Asking is confirming; the others' mandates end, and they are told of both."""
    key = town.claim()
    assert town.told("asked") == {str(town.ana)}
    town.accept(key)
    assert town.represented_by() == [town.vera]
    [ended] = town.world.said("mandate.ended")
    assert (ended["account_id"], ended["how"]) == (str(town.ana), "by-authority")
    given = town.world.said("mandate.given")[-1]
    assert (given["account_id"], given["until_date"], given["given_by"]) == (
        str(town.vera), None, str(town.vera),
    )  # fmt: skip
    [told] = town.world.said("organisation.representative-change-decided")
    assert (told["account_id"], told["decision"], told["is_claim"]) == (str(town.ana), "accepted", True)
    assert "Canar" not in str(told)
    [decided] = town.world.said("organisation.change-decided")
    assert (decided["account_id"], decided["representative"]) == (str(town.vera), "self")
    assert town.world.count("audit where deed = 'change.accepted'") == 1
    assert town.world.said("organisation.changed") == []


def test_a_delegate_may_claim_too(town: Town) -> None:
    """Their mandate gives way."""
    town.give(VERA, "delegate")
    town.confirm(town.vera)
    town.accept(town.claim())
    assert town.represented_by() == [town.vera]
    assert town.world.count("mandate where ended_at is null") == 1


def test_a_refused_claim_is_told_and_changes_nothing(town: Town) -> None:
    """The reason is for who asked."""
    key = town.claim()
    town.refuse(key)
    assert town.represented_by() == [town.ana]
    [told] = town.world.said("organisation.representative-change-decided")
    assert told["decision"] == "refused"
    assert "reason" not in told
    with pytest.raises(NotInThisState):
        town.accept(key, version=2)


def test_other_representatives_learn_what_one_of_them_asks(town: Town) -> None:
    """Who asks knows it."""
    town.give(VERA, "legal-representative")
    town.confirm(town.vera)
    key = town.name()
    assert town.told("asked") == {str(town.vera)}
    town.accept(key)
    assert town.told("decided") == {str(town.vera)}
    town.confirm(town.ion)
    assert town.represented_by() == [town.ion]


def test_newcomers_block_nobody(town: Town) -> None:
    """Neither the organisation, nor each other; a second request of the same person waits for the first."""
    town.claim()
    with pytest.raises(ClaimAwaits):
        town.claim()
    town.claim(town.ion)
    key = town.name("nou@example.org")
    with pytest.raises(ChangeAwaits):
        town.name("altul@example.org")
    town.world.do(WithdrawChange(change_id=key, version=1, account_id=town.ana))
    assert town.world.count("change_request where state = 'pending'") == 2


def test_of_several_claims_at_once_one_waits(town: Town) -> None:
    """The database lets one through for a person."""

    def ask(_: int) -> bool:
        try:
            town.claim()
        except ClaimAwaits:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(ask, range(4))) == [False, False, False, True]


def test_a_claim_is_its_askers_alone(town: Town) -> None:
    """Who represents the organisation neither withdraws, nor answers, nor adds to it."""
    key = town.claim()
    with pytest.raises(NoSuchChange):
        town.world.do(WithdrawChange(change_id=key, version=1, account_id=town.ana))
    file = AddChangeFile(
        account_id=town.ana, change_id=key, name="a.pdf", purpose="other", content=hostile.PDF
    )
    with pytest.raises(NoSuchChange):
        town.world.do(file)
    town.world.do(AskAboutChange(change_id=key, version=1, clerk=town.clerk, text="De când?"))
    answer = {"change_id": key, "version": 2, "text": "De ieri."}
    with pytest.raises(NoSuchChange):
        town.world.do(AnswerAboutChange(**answer, account_id=town.ana, changes={}))
    with pytest.raises(ClaimHasNoFields):
        town.world.do(AnswerAboutChange(**answer, account_id=town.vera, changes={"name": "Alta"}))
    town.world.do(AnswerAboutChange(**answer, account_id=town.vera, changes={}))
    town.accept(key, version=3)
    assert town.represented_by() == [town.vera]


def test_who_was_named_is_corrected_in_an_answer(town: Town) -> None:
    """Days that stay as they were are not judged anew."""
    key = town.name()
    town.world.do(
        AskAboutChange(change_id=key, version=1, clerk=town.clerk, text="Cine?", about="representative")
    )
    town.world.clock.advance(days=2)
    same = Successor(email=ION, from_date=TODAY, until_date=date(2029, 1, 12))
    answer = {"change_id": key, "account_id": town.ana, "text": "Vera.", "changes": {}}
    town.world.do(AnswerAboutChange(**answer, version=2, successor=same))
    town.world.do(AskAboutChange(change_id=key, version=3, clerk=town.clerk, text="Sigur?"))
    other = Successor(email=VERA, from_date=LATER, until_date=date(2029, 1, 12))
    town.world.do(AnswerAboutChange(**answer, version=4, successor=other))
    with town.world.runtime.read() as session:
        named = [row.fields for row in session.execute(text("select fields from change_message order by id"))]
    assert named == [["representative"], [], [], ["representative"]]
    town.accept(key, version=5)
    town.confirm(town.vera)
    assert town.represented_by(LATER) == [town.vera]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"email": "nimic"}, EmailNotValid),
        ({"email": "ana@example.org"}, MandateOverlaps),
        ({"from_date": date(2026, 1, 12)}, SpanInThePast),
        ({"until_date": date(2026, 1, 12)}, SpanBackwards),
        ({"until_date": date(2031, 1, 14)}, SpanTooLong),
    ],
)
def test_who_cannot_be_named_is_refused(town: Town, changes: dict[str, Any], refusal: type[Refusal]) -> None:
    """Nothing is kept, nobody is told."""
    with pytest.raises(refusal):
        town.name(**changes)
    assert town.world.count("change_request") == 0
    assert town.told("asked") == set()


def test_who_may_ask_for_what(town: Town) -> None:
    """A newcomer names nobody; who represents it claims nothing; one that nobody verified is not known."""
    with pytest.raises(NotRepresentative):
        town.name(by=town.vera)
    with pytest.raises(RepresentsAlready):
        town.claim(town.ana)
    town.world.authority("alt-oras")
    with pytest.raises(NotVerifiedThere):
        town.claim(authority="alt-oras")
    asked = town.world.request(town.ion, HERE, name="Asociația Alta", cui=None, register_number="2/A/2020")
    unknown = ClaimRepresentation(
        organisation_id=asked.organisation_id, account_id=town.vera, authority=HERE, why="Așa."
    )
    with pytest.raises(NoSuchOrganisation):
        town.world.do(unknown)
    empty = AskForChange(
        organisation_id=town.organisation, account_id=town.ana, authority=HERE, changes={}, why="Așa."
    )
    with pytest.raises(NothingChanges):
        town.world.do(empty)


def test_nobody_decides_for_themselves(town: Town) -> None:
    """Neither a clerk who claims, nor one who was named."""
    second = town.world.clerk(HERE, "grefier@example.org")
    key = town.claim(second.account_id)
    with pytest.raises(DecidesForThemselves):
        town.accept(key, clerk=second)
    town.accept(town.claim(), clerk=second)
    named = town.name("Grefier@example.org", by=town.vera)
    with pytest.raises(DecidesForThemselves):
        town.accept(named, clerk=second)


def suspend(town: Town) -> None:
    """The authority does not have it as verified any more."""
    command = SuspendOrganisation(
        verification_id=town.asked.verification_id, version=2, clerk=town.clerk, reason="Verificăm."
    )
    town.world.do(command)


def dissolve(town: Town) -> None:
    """It has ended."""
    command = DissolveOrganisation(
        verification_id=town.asked.verification_id, version=2, clerk=town.clerk, reason="Sentință.", on=TODAY
    )
    town.world.do(command)


@pytest.mark.parametrize(("happens", "refusal"), [(suspend, NotVerifiedThere), (dissolve, OrganisationEnded)])
def test_what_happened_meanwhile_stands_against_it(
    town: Town, happens: Callable[[Town], None], refusal: type[Refusal]
) -> None:
    """It is neither asked nor accepted then."""
    key = town.claim()
    happens(town)
    with pytest.raises(refusal):
        town.accept(key)
    with pytest.raises(refusal):
        town.claim(town.ion)


def test_what_the_former_one_asked_falls_with_their_mandate(town: Town) -> None:
    """The offer that waits cannot undo an accepted claim, nor can a request be accepted any more."""
    town.accept(town.name())
    with town.world.runtime.read() as session:
        [offer] = offers_to(session, town.ion, town.world.clock.now())
    waits = town.name("altul@example.org")
    town.accept(town.claim())
    with pytest.raises(OfferDecided):
        town.world.do(ConfirmOffer(offer["id"], town.ion))
    with pytest.raises(AskerRepresentsNoMore):
        town.accept(waits)
    assert town.represented_by() == [town.vera]


def test_of_claims_decided_at_once_the_last_one_stands(town: Town) -> None:
    """Never two, never none, whichever comes first."""
    keys = [town.claim(), town.claim(town.ion)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(town.accept, keys))
    assert len(town.represented_by()) == 1
    assert town.world.count("mandate where ended_at is null") == 1


def test_a_claim_is_decided_once(town: Town) -> None:
    """By the first of several clerks; the person gets one mandate."""
    key = town.claim()

    def accept(_: int) -> bool:
        try:
            town.accept(key)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(accept, range(3))) == [False, False, True]
    assert town.represented_by() == [town.vera]


def test_an_offer_is_confirmed_once(town: Town) -> None:
    """Also when the button is pressed twice."""
    town.accept(town.name())
    with town.world.runtime.read() as session:
        [offer] = offers_to(session, town.ion, town.world.clock.now())

    def confirm(_: int) -> bool:
        try:
            town.world.do(ConfirmOffer(offer["id"], town.ion))
        except OfferDecided:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(confirm, range(3))) == [False, False, True]
    assert town.represented_by() == [town.ion]


def test_a_claim_and_an_offer_at_once_leave_one(town: Town) -> None:
    """Whichever comes first: the offer that is confirmed before makes way, the one after has fallen."""
    town.accept(town.name())
    with town.world.runtime.read() as session:
        [offer] = offers_to(session, town.ion, town.world.clock.now())
    key = town.claim()

    def confirm() -> None:
        with suppress(OfferDecided):
            town.world.do(ConfirmOffer(offer["id"], town.ion))

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(town.accept, key), pool.submit(confirm)]:
            done.result()
    assert town.represented_by() == [town.vera]
    assert town.world.count("mandate where ended_at is null") == 1


def test_of_an_erased_newcomer_nothing_is_left(town: Town) -> None:
    """The open request is withdrawn, its words and files go."""
    key = town.claim()
    town.world.do(AskAboutChange(change_id=key, version=1, clerk=town.clerk, text="De când?"))
    answer = AnswerAboutChange(
        change_id=key, version=2, account_id=town.vera, text="Eu, Vera Canarescu.", changes={}
    )
    town.world.do(answer)
    file = AddChangeFile(
        account_id=town.vera, change_id=key, name="Canarescu.pdf", purpose="other", content=hostile.PDF
    )
    town.world.do(file)
    town.world.do(EraseAccount(town.vera))
    with town.world.runtime.engine.begin() as connection:
        connection.execute(text("delete from event where stream = 'letter'"))
    assert tables_that_hold(town.world.runtime.engine, "Canarescu", VERA) == set()
    assert town.world.count("change_request where state = 'withdrawn'") == 1


def test_the_address_of_an_erased_person_goes_where_others_wrote_it(town: Town) -> None:
    """Then nobody can be offered anything."""
    key = town.name(VERA)
    town.world.do(EraseAccount(town.vera))
    with pytest.raises(SuccessorForgotten):
        town.accept(key)
    town.refuse(key)


def test_the_address_goes_a_month_after_the_end(town: Town) -> None:
    """Not while the request waits."""
    key = town.name()
    town.world.clock.advance(days=40)
    town.world.do(ForgetExpired())
    assert town.world.count("change_request where new_email is not null") == 1
    town.refuse(key)
    town.world.clock.advance(days=29)
    town.world.do(ForgetExpired())
    assert town.world.count("change_request where new_email is not null") == 1
    town.world.clock.advance(days=1)
    town.world.do(ForgetExpired())
    assert town.world.count("change_request where new_email is not null") == 0
