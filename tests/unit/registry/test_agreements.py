"""Partnership agreements: written by a clerk, agreed and signed by all, kept, brought to an end."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from services.registry.commands.agreements import (
    ConfirmAgreement,
    DraftAgreement,
    EditAgreement,
    ExtendAgreement,
    PartyWanted,
    RenewAgreement,
    ReopenAgreement,
    SignAgreement,
    TerminateAgreement,
    WithdrawAgreement,
)
from services.registry.commands.mandates import EndMandate
from services.registry.errors.agreements import (
    DayNotYet,
    EndsBeforeItBegins,
    NobodyToAgreeWith,
    NoSuchAgreement,
    NoSuchParty,
    OrganisationNotVerified,
    PartyConfirmed,
    PartySigned,
    PartyTwice,
    RenewedAlready,
    SignedAlready,
    SignedFileMissing,
    UntilNotLater,
)
from services.registry.errors.organisations import NotInThisState
from services.registry.model.agreement import Owed
from services.registry.queries import agreements as queries
from shared.errors import NotAllowed, Stale
from shared.ids import new_id
from tests.unit.registry.pacts import Pacts, terms
from tests.unit.registry.world import World


@pytest.fixture
def pacts(world: World) -> Pacts:
    """A town and an association."""
    return Pacts(world)


def test_a_draft_names_the_authority_first_and_the_others_as_the_registry_does(pacts: Pacts) -> None:
    """An organisation by its id gets its name from the registry; somebody outside keeps theirs."""
    parties = (
        PartyWanted(organisation_id=pacts.association, name=None),
        PartyWanted(organisation_id=None, name="Școala  Exemplu"),
    )
    row = pacts.row(pacts.draft(parties=parties))
    assert [(party["kind"], party["name"]) for party in row["parties"]] == [
        ("authority", "Orașul Exemplu"),
        ("organisation", "Asociația Străzi Liniștite"),
        ("external", "Școala Exemplu"),
    ]
    assert row["state"] == "draft"
    assert pacts.world.said("agreement.signed") == []


def test_only_a_clerk_of_the_authority_writes(pacts: Pacts) -> None:
    """A representative reads and confirms."""
    command = DraftAgreement(
        who=pacts.head,
        authority=pacts.authority,
        terms=terms(),
        parties=(PartyWanted(organisation_id=pacts.association, name=None),),
        owed=(),
    )
    with pytest.raises(NotAllowed):
        pacts.world.do(command)
    key = pacts.draft()
    edit = EditAgreement(**pacts.about(key, pacts.head), terms=terms(), parties=command.parties, owed=())
    with pytest.raises(NotAllowed):
        pacts.world.do(edit)


def test_what_contradicts_itself_is_not_written(pacts: Pacts) -> None:
    """Nobody to agree with, an end before the beginning, a party twice, a stranger, an unknown debtor."""
    one = (PartyWanted(organisation_id=pacts.association, name=None),)
    good = DraftAgreement(who=pacts.clerk, authority=pacts.authority, terms=terms(), parties=one, owed=())
    stranger = (PartyWanted(organisation_id=new_id(), name=None),)
    for bad, refusal in (
        (replace(good, parties=()), NobodyToAgreeWith),
        (replace(good, terms=terms(until_date=date(2026, 1, 31))), EndsBeforeItBegins),
        (replace(good, parties=one * 2), PartyTwice),
        (replace(good, parties=stranger), OrganisationNotVerified),
        (replace(good, owed=(Owed(party=2, text="Ceva.", due_date=None),)), NoSuchParty),
    ):
        with pytest.raises(refusal):
            pacts.world.do(bad)
    assert pacts.world.count("agreement") == 0


def test_an_agreement_of_one_day_is_possible(pacts: Pacts) -> None:
    """The first day is the last."""
    row = pacts.row(pacts.draft(from_date=date(2026, 2, 1), until_date=date(2026, 2, 1)))
    assert row["from_date"] == row["until_date"]


def test_the_last_confirmation_makes_it_agreed(pacts: Pacts) -> None:
    """Each party once; an edit asks all again."""
    key = pacts.draft()
    confirm = ConfirmAgreement(**pacts.about(key, pacts.clerk), party_id=pacts.party(key, 0))
    assert pacts.world.do(confirm).state == "draft"
    with pytest.raises(PartyConfirmed):
        pacts.world.do(replace(confirm, version=pacts.row(key)["version"]))
    edit = EditAgreement(
        **pacts.about(key, pacts.clerk),
        terms=terms(title="Alt titlu"),
        parties=(PartyWanted(organisation_id=pacts.association, name=None),),
        owed=(),
    )
    pacts.world.do(edit)
    assert [party["confirmed"] for party in pacts.row(key)["parties"]] == [False, False]
    for place, who in enumerate((pacts.clerk, pacts.head)):
        state = pacts.world.do(
            ConfirmAgreement(**pacts.about(key, who), party_id=pacts.party(key, place))
        ).state
    assert state == "agreed"
    assert pacts.row(key)["obligations"] == []


def test_nobody_confirms_for_another(pacts: Pacts) -> None:
    """The clerk speaks for the authority and those outside, the representative for the organisation."""
    key = pacts.draft()
    for who, place in ((pacts.clerk, 1), (pacts.head, 0)):
        with pytest.raises(NoSuchParty):
            pacts.world.do(ConfirmAgreement(**pacts.about(key, who), party_id=pacts.party(key, place)))


def test_others_do_not_find_it(pacts: Pacts) -> None:
    """Neither the clerk of another authority nor a citizen, nor, from that moment on, who was the head."""
    key = pacts.draft()
    other = pacts.world.authority("alt-oras")
    for who in (pacts.world.clerk(other, "alt@example.org"), replace(pacts.head, account_id=new_id())):
        with pytest.raises(NoSuchAgreement):
            pacts.world.do(ConfirmAgreement(**pacts.about(key, who), party_id=pacts.party(key, 0)))
    pacts.world.do(EndMandate(UUID(pacts.world.said("mandate.given")[0]["mandate_id"])))
    with pytest.raises(NoSuchAgreement):
        pacts.world.do(ConfirmAgreement(**pacts.about(key, pacts.head), party_id=pacts.party(key, 1)))


def test_a_change_to_an_old_version_is_refused(pacts: Pacts) -> None:
    """Whoever confirms has seen what they confirm."""
    key = pacts.draft()
    seen = pacts.about(key, pacts.head)
    pacts.world.do(
        EditAgreement(
            **pacts.about(key, pacts.clerk),
            terms=terms(object="Cu totul altceva."),
            parties=(PartyWanted(organisation_id=pacts.association, name=None),),
            owed=(),
        )
    )
    with pytest.raises(Stale):
        pacts.world.do(ConfirmAgreement(**seen, party_id=pacts.party(key, 1)))


def test_two_confirmations_at_once_are_one(pacts: Pacts) -> None:
    """The second comes to a version that is past."""
    key = pacts.draft()
    command = ConfirmAgreement(**pacts.about(key, pacts.head), party_id=pacts.party(key, 1))

    def attempt(_: int) -> str:
        try:
            return str(pacts.world.do(command).state)
        except (Stale, PartyConfirmed) as refused:
            return refused.code

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(attempt, range(4)))
    assert sorted(answers)[0] == "draft"
    assert answers.count("draft") == 1


def test_before_anybody_has_signed_it_goes_back_to_writing_or_is_given_up(pacts: Pacts) -> None:
    """Afterwards neither."""
    key = pacts.agreed()
    assert pacts.world.do(ReopenAgreement(**pacts.about(key, pacts.clerk))).state == "draft"
    assert not any(party["confirmed"] for party in pacts.row(key)["parties"])
    assert pacts.world.do(WithdrawAgreement(**pacts.about(key, pacts.clerk))).state == "withdrawn"
    other = pacts.agreed()
    pacts.sign(other, 1)
    for command in (ReopenAgreement, WithdrawAgreement):
        with pytest.raises(SignedAlready):
            pacts.world.do(command(**pacts.about(other, pacts.clerk)))


def test_a_draft_is_not_signed(pacts: Pacts) -> None:
    """What is signed is a text that all have confirmed."""
    with pytest.raises(NotInThisState):
        pacts.sign(pacts.draft(), 1)


def test_the_last_signature_makes_it_signed_and_public(pacts: Pacts) -> None:
    """The authority's wants the file; the day is the latest, and the event names nobody."""
    key = pacts.agreed()
    with pytest.raises(SignedFileMissing):
        pacts.sign(key, 0)
    pacts.add(key)
    with pytest.raises(DayNotYet):
        pacts.sign(key, 0, on=date(2026, 1, 14))
    pacts.sign(key, 0, on=date(2026, 1, 12))
    with pytest.raises(PartySigned):
        pacts.sign(key, 0)
    assert pacts.sign(key, 1, how="qualified").state == "signed"
    [said] = pacts.world.said("agreement.signed")
    assert said == {
        "agreement_id": str(key),
        "authority": "oras-exemplu",
        "title": "Acord de parteneriat pentru dezvoltare locală (exemplu)",
        "organisation_ids": [str(pacts.association)],
        "legal_basis": "HCL Exemplu 1/2026",
        "signed_on": "2026-01-13",
        "from_date": "2026-02-01",
        "until_date": "2028-01-31",
        "renews": None,
    }


def test_what_is_signed_after_its_first_day_is_in_force_at_once(pacts: Pacts) -> None:
    """Signatures may come late."""
    key = pacts.signed(from_date=date(2026, 1, 1))
    assert pacts.row(key)["state"] == "in-force"


def test_it_is_in_force_from_midnight_in_romania(pacts: Pacts) -> None:
    """At 21:59 UTC it is still 31 January there, a minute later 1 February."""
    key = pacts.signed()
    pacts.world.clock.instant = datetime(2026, 1, 31, 21, 59, tzinfo=UTC)
    pacts.on(date(2026, 1, 31), 21)
    assert pacts.row(key)["state"] == "signed"
    pacts.on(date(2026, 1, 31), 22)
    assert pacts.row(key)["state"] == "in-force"


def test_it_ends_after_its_last_day_once(pacts: Pacts) -> None:
    """The last day is included; in summer midnight comes at 21:00 UTC."""
    key = pacts.signed(until_date=date(2026, 6, 30))
    pacts.on(date(2026, 2, 1))
    pacts.on(date(2026, 6, 30), 20)
    assert pacts.row(key)["state"] == "in-force"
    for _ in range(2):
        pacts.on(date(2026, 6, 30), 21)
    assert pacts.row(key)["state"] == "ended"
    [said] = pacts.world.said("agreement.ended")
    assert (said["state"], said["ended_on"]) == ("ended", "2026-06-30")


def test_without_an_end_it_goes_on(pacts: Pacts) -> None:
    """For years."""
    key = pacts.signed(until_date=None)
    pacts.on(date(2050, 1, 1))
    assert pacts.row(key)["state"] == "in-force"
    extend = ExtendAgreement(
        **pacts.about(key, pacts.clerk), until_date=date(2060, 1, 1), legal_basis="Act adițional 1"
    )
    with pytest.raises(UntilNotLater):
        pacts.world.do(extend)


def test_another_act_lets_it_bind_longer(pacts: Pacts) -> None:
    """Onwards only; the step carries the act."""
    key = pacts.signed()
    pacts.on(date(2026, 2, 1))
    for until in (date(2028, 1, 31), date(2027, 1, 1)):
        with pytest.raises(UntilNotLater):
            pacts.world.do(
                ExtendAgreement(**pacts.about(key, pacts.clerk), until_date=until, legal_basis="Act")
            )
    pacts.world.do(
        ExtendAgreement(
            **pacts.about(key, pacts.clerk), until_date=date(2029, 1, 31), legal_basis="Act adițional 1"
        )
    )
    assert pacts.row(key)["until_date"] == date(2029, 1, 31)
    assert pacts.row(key)["steps"][-1]["note"] == "Act adițional 1"
    assert pacts.world.said("agreement.extended")[0]["until_date"] == "2029-01-31"


def test_either_side_ends_it_with_a_reason_from_a_day_on(pacts: Pacts) -> None:
    """Not for the past, not for the other side; until that day it goes on."""
    key = pacts.signed()
    pacts.on(date(2026, 2, 1))
    end = TerminateAgreement(
        **pacts.about(key, pacts.head),
        party_id=pacts.party(key, 1),
        reason="Asociația se dizolvă.",
        on=date(2026, 3, 1),
    )
    with pytest.raises(UntilNotLater):
        pacts.world.do(replace(end, on=date(2026, 1, 31)))
    with pytest.raises(NoSuchParty):
        pacts.world.do(replace(end, party_id=pacts.party(key, 0)))
    assert pacts.world.do(end).state == "in-force"
    pacts.on(date(2026, 2, 28))
    assert pacts.row(key)["state"] == "in-force"
    pacts.on(date(2026, 3, 1))
    row = pacts.row(key)
    assert (row["state"], row["ended_on"], row["end_reason"]) == (
        "terminated",
        date(2026, 3, 1),
        "Asociația se dizolvă.",
    )
    assert pacts.world.said("agreement.ended")[0]["state"] == "terminated"


def test_one_that_follows_takes_its_place(pacts: Pacts) -> None:
    """Once begun it makes the former renewed; there is one that follows, unless it was given up."""
    key = pacts.signed(until_date=date(2026, 6, 30))
    pacts.on(date(2026, 2, 1))
    renew = RenewAgreement(
        **pacts.about(key, pacts.clerk), from_date=date(2026, 7, 1), until_date=date(2028, 6, 30)
    )
    follower = pacts.world.do(renew).agreement_id
    with pytest.raises(RenewedAlready):
        pacts.world.do(renew)
    row = pacts.row(follower)
    assert row["renews"] == key
    assert [owed["due_date"] for owed in row["obligations"]] == [None, None]
    for place, who in enumerate((pacts.clerk, pacts.head)):
        command = ConfirmAgreement(**pacts.about(follower, who), party_id=pacts.party(follower, place))
        pacts.world.do(command)
    pacts.add(follower)
    pacts.sign(follower, 0)
    pacts.sign(follower, 1)
    pacts.on(date(2026, 7, 1))
    assert (pacts.row(key)["state"], pacts.row(follower)["state"]) == ("renewed", "in-force")
    assert [said["state"] for said in pacts.world.said("agreement.ended")] == ["renewed"]


def test_one_that_begins_earlier_ends_the_former_early(pacts: Pacts) -> None:
    """Two do not run beside each other."""
    key = pacts.signed(from_date=date(2026, 1, 1))
    renew = RenewAgreement(**pacts.about(key, pacts.clerk), from_date=date(2026, 1, 10), until_date=None)
    follower = pacts.world.do(renew).agreement_id
    for place, who in enumerate((pacts.clerk, pacts.head)):
        command = ConfirmAgreement(**pacts.about(follower, who), party_id=pacts.party(follower, place))
        pacts.world.do(command)
    pacts.add(follower)
    pacts.sign(follower, 0)
    pacts.sign(follower, 1)
    assert pacts.row(follower)["state"] == "in-force"
    pacts.on(date(2026, 1, 13))
    assert (pacts.row(key)["state"], pacts.row(key)["ended_on"]) == ("renewed", date(2026, 1, 13))


def test_every_decision_stands_in_the_audit_trail(pacts: Pacts) -> None:
    """Who did it is kept with it."""
    key = pacts.signed()
    pacts.on(date(2026, 2, 1))
    assert [deed for deed in pacts.deeds() if deed.startswith("agreement.")] == [
        "agreement.drafted",
        "agreement.confirmed",
        "agreement.confirmed",
        "agreement.document-added",
        "agreement.signed",
        "agreement.signed",
    ]
    assert pacts.row(key)["state"] == "in-force"


def test_the_list_holds_what_is_public_and_counts_it(pacts: Pacts) -> None:
    """By words with or without diacritics, organisation, year, state; drafts stay out."""
    pacts.signed()
    pacts.draft(title="Ciornă")

    def found(**wanted: object) -> int:
        usual = {
            "states": ("signed",), "authority": None, "organisation": None, "year": None, "words": None,
            "today": date(2026, 1, 13), "after": None, "limit": 10,
        }  # fmt: skip
        with pacts.world.runtime.read() as session:
            rows, total = queries.agreements(session, **{**usual, **wanted})  # type: ignore[arg-type]
        assert total == len(rows)
        return total

    assert found() == 1
    assert found(words="strazi linistite") == found(words="Ștrăzi") == found(words="DEZVOLTARE") == 1
    assert found(words="%") == 1
    assert found(words="biciclete") == 0
    assert (found(year=2025), found(year=2026), found(year=2028), found(year=2029)) == (0, 1, 1, 0)
    assert (found(organisation=pacts.association), found(organisation=new_id())) == (1, 0)
    assert (found(authority=pacts.authority), found(authority="alt-oras")) == (1, 0)
    with pacts.world.runtime.read() as session:
        mine = queries.agreements_of(session, pacts.head.account_id, date(2026, 1, 13))
    assert len(mine) == 2


def test_who_signs_for_those_outside_is_the_clerk(pacts: Pacts) -> None:
    """A party without an account has no other hand here."""
    parties = (PartyWanted(organisation_id=None, name="Școala Exemplu"),)
    key = pacts.draft(parties=parties)
    for place in (0, 1):
        command = ConfirmAgreement(**pacts.about(key, pacts.clerk), party_id=pacts.party(key, place))
        pacts.world.do(command)
    pacts.add(key)
    for place in (0, 1):
        state = pacts.world.do(
            SignAgreement(
                **pacts.about(key, pacts.clerk),
                party_id=pacts.party(key, place),
                on=date(2026, 1, 13),
                how="paper",
            )
        ).state
    assert state == "signed"
