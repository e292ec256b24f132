"""A request as it is filled in: kept right or wrong, for its owner alone, sent once and whole."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ro import cui as stdnum_cui

from services.registry.commands.drafts import DiscardDraft, SaveDraft, SendDraft, StartDraft
from services.registry.commands.organisations import RefuseOrganisation
from services.registry.commands.retention import ForgetExpired
from services.registry.errors.drafts import (
    DraftNotComplete,
    DraftNotThisVersion,
    NoSuchDraft,
    NotToBeStartedFrom,
    TooManyDrafts,
)
from services.registry.errors.organisations import CuiControlDigit, CuiLength, CuiNotDigits, CuiNotValid
from services.registry.handlers.drafts import look_at_draft
from services.registry.model.drafts import facts_of, faults_of
from services.registry.model.identifiers import normalise_cui
from services.registry.model.kinds import NEEDS
from shared.persistence.files import attachments
from tests.unit.registry.world import World

WHOLE = {
    "authority": "oras-exemplu",
    "kind": "association",
    "name": "Asociația Exemplu",
    "register_number": "3315/A/2026",
    "court": "Judecătoria Exemplu",
    "seat": "Orașul Exemplu",
    "contact_email": "contact@example.org",
    "representative_role": "președintă",
}


@pytest.mark.parametrize(
    ("written", "refusal", "said"),
    [
        ("RO 28A48-55", CuiNotDigits, "A"),
        ("1", CuiLength, "aici sunt 1"),
        ("28448551234", CuiLength, "aici sunt 11"),
        ("2844851", CuiControlDigit, "ultima cifră este 1, iar după celelalte ar fi 5"),
    ],
)
def test_a_wrong_cui_says_which_rule_it_breaks(written: str, refusal: type[CuiNotValid], said: str) -> None:
    """Signs, length, or the control digit and what it would be."""
    with pytest.raises(refusal) as found:
        normalise_cui(written)
    assert said in found.value.text("ro")
    assert found.value.code == "cui-not-valid"


@given(st.integers(min_value=1, max_value=999_999_999))
def test_the_control_digit_that_is_named_is_the_right_one(body: int) -> None:
    """With it the number is taken."""
    right = str(stdnum_cui.calc_check_digit(str(body)))
    wrong = str((int(right) + 1) % 10)
    with pytest.raises(CuiControlDigit) as found:
        normalise_cui(f"{body}{wrong}")
    assert normalise_cui(f"{body}{found.value.params['expected']}")


@given(st.text(max_size=30))
def test_whatever_is_written_as_a_cui_is_taken_or_refused(written: str) -> None:
    """Nothing else happens."""
    with suppress(CuiNotValid):
        assert normalise_cui(written).isdigit()


@pytest.mark.parametrize("kind", list(NEEDS))
def test_a_kind_must_give_what_the_table_says(kind: str) -> None:
    """And nothing that it has not."""
    bare = {name: WHOLE[name] for name in WHOLE if name not in ("register_number", "court")}
    missing = {
        name for name in faults_of({**bare, "kind": kind}) if name in ("cui", "register_number", "court")
    }
    needs = NEEDS[kind]
    assert missing == {
        name for name in ("cui", "register_number", "court") if getattr(needs, name) == "required"
    }
    facts = facts_of({**WHOLE, "kind": kind, "cui": "2844855"})
    for name in ("cui", "register_number", "court"):
        assert (getattr(facts, name) is None) == (getattr(needs, name) == "none")


def test_an_informal_group_has_no_numbers() -> None:
    """So wrong ones left over from another kind stand in nobody's way."""
    assert NEEDS["informal-group"].is_legal_person is False
    assert faults_of({**WHOLE, "kind": "informal-group", "cui": "nothing"}) == {}


def test_a_draft_keeps_what_is_wrong_and_says_so(world: World) -> None:
    """By field; the rest that is missing, too."""
    made = world.draft(world.person(), kind="company", cui="123", name=None)
    assert list(made.faults) == ["authority", "name", "cui"]
    assert made.data["cui"] == "123"


def test_of_two_tabs_the_second_is_told(world: World) -> None:
    """What the first has saved stays."""
    world.authority()
    person = world.person()
    made = world.draft(person)
    save = SaveDraft(account_id=person, draft_id=made.draft_id, version=2, changes={"seat": "Aici"})
    world.do(save)
    with pytest.raises(DraftNotThisVersion):
        world.do(SaveDraft(account_id=person, draft_id=made.draft_id, version=2, changes={"seat": "Acolo"}))
    with world.runtime.read() as session:
        assert look_at_draft(session, made.draft_id, person).data["seat"] == "Aici"


def test_a_draft_is_its_owner_s_alone(world: World) -> None:
    """To others it is not there."""
    made = world.draft(world.person())
    other = world.person("ion@example.org")
    for command in (
        SaveDraft(account_id=other, draft_id=made.draft_id, version=2, changes={}),
        SendDraft(account_id=other, draft_id=made.draft_id, version=2),
        DiscardDraft(account_id=other, draft_id=made.draft_id),
    ):
        with pytest.raises(NoSuchDraft):
            world.do(command)
    with world.runtime.read() as session, pytest.raises(NoSuchDraft):
        look_at_draft(session, made.draft_id, other)


def test_a_draft_is_sent_once_with_its_files(world: World) -> None:
    """It is a request then, and no draft."""
    world.authority()
    person = world.person()
    made = world.draft(person)
    world.draft_file(person, made.draft_id)
    send = SendDraft(account_id=person, draft_id=made.draft_id, version=2)
    asked = world.do(send)
    with world.runtime.read() as session:
        [kept] = attachments(session, asked.verification_id)
    assert (kept.subject_type, kept.purpose) == ("request", "statute")
    with pytest.raises(NoSuchDraft):
        world.do(send)
    assert (world.count("draft"), world.count("verification")) == (0, 1)
    assert world.said("organisation.registered")[0]["kind"] == "informal-group"


def test_what_is_not_complete_is_not_sent(world: World) -> None:
    """The refusal says what is first to be mended."""
    world.authority()
    person = world.person()
    made = world.draft(person, kind="association")
    with pytest.raises(DraftNotComplete) as found:
        world.do(SendDraft(account_id=person, draft_id=made.draft_id, version=2))
    assert "Registrul național ONG" in found.value.text("ro")
    assert world.count("verification") == 0


def test_a_draft_goes_after_ninety_days_unused(world: World) -> None:
    """With its files; one that was written to stays."""
    person = world.person()
    old, new = world.draft(person), world.draft(person)
    world.draft_file(person, old.draft_id)
    world.clock.advance(days=60)
    world.do(SaveDraft(account_id=person, draft_id=new.draft_id, version=2, changes={"seat": "Aici"}))
    world.clock.advance(days=30)
    world.do(ForgetExpired())
    assert (world.count("draft"), world.count("attachment"), world.count("file")) == (1, 0, 0)


def test_a_person_has_ten_drafts_at_most(world: World) -> None:
    """Thrown away, one makes room."""
    person = world.person()
    made = [world.do(StartDraft(account_id=person)) for _ in range(10)]
    with pytest.raises(TooManyDrafts):
        world.do(StartDraft(account_id=person))
    world.do(DiscardDraft(account_id=person, draft_id=made[0].draft_id))
    world.do(StartDraft(account_id=person))


def test_after_a_refusal_a_new_request_starts_from_the_former(world: World) -> None:
    """With what it said, and its files, which stay with it."""
    world.authority()
    person, clerk = world.person(), world.clerk("oras-exemplu")
    made = world.draft(person)
    world.draft_file(person, made.draft_id)
    asked = world.do(SendDraft(account_id=person, draft_id=made.draft_id, version=2))
    with pytest.raises(NotToBeStartedFrom):
        world.do(StartDraft(account_id=person, former_id=asked.verification_id))
    world.do(
        RefuseOrganisation(
            verification_id=asked.verification_id, version=1, clerk=clerk, reason="Statutul e vechi."
        )
    )
    again = world.do(StartDraft(account_id=person, former_id=asked.verification_id))
    assert (again.data["name"], again.faults) == ("Vecinii din Strada Lungă", {})
    assert [file.name for file in again.files] == ["statut.pdf"]
    world.do(SendDraft(account_id=person, draft_id=again.draft_id, version=again.version))
    assert (world.count("verification"), world.count("attachment"), world.count("file")) == (2, 2, 1)
