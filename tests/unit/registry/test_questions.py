"""The conversation about a request: asked, answered in place, sent again, withdrawn."""

from uuid import UUID

import pytest

from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.questions import AnswerAboutRequest, AskAboutRequest, WithdrawRequest
from services.registry.errors.organisations import CuiControlDigit, NotInThisState
from services.registry.errors.questions import IdentityIsFixed, NoSuchRequest
from services.registry.queries.questions import messages, request
from shared.errors import NotAllowed, Stale
from shared.security.tokens import Principal
from tests.unit.registry.world import World


@pytest.fixture
def story(world: World) -> tuple[World, UUID, Principal, UUID]:
    """A request that waits, its asker and its clerk."""
    authority, person = world.authority(), world.person()
    return world, person, world.clerk(authority), world.request(person, authority).verification_id


Story = tuple[World, UUID, Principal, UUID]


def question(story: Story, version: int = 1) -> None:
    """The clerk wants to know."""
    world, _, clerk, key = story
    world.do(
        AskAboutRequest(verification_id=key, version=version, clerk=clerk, text="Ce sediu?", about="seat")
    )


def reply(story: Story, version: int = 2, **changes: object) -> None:
    """The asker answers."""
    world, person, _, key = story
    command = AnswerAboutRequest(
        verification_id=key, version=version, account_id=person, text="Acesta.", changes=changes
    )
    world.do(command)


def test_a_question_and_its_answer_lead_back_to_waiting(story: Story) -> None:
    """Both are kept, the correction is made, and each side is told by an event of its own."""
    world, person, clerk, key = story
    question(story)
    reply(story, seat="Strada Lungă 2", cui="2844855")
    with world.runtime.read() as session:
        row, said = request(session, key), messages(session, key)
    assert row is not None
    assert (row["state"], row["seat"], row["version"]) == ("pending", "Strada Lungă 2", 3)
    assert [(one["side"], one["text"], one["fields"]) for one in said] == [
        ("clerk", "Ce sediu?", ["seat"]),
        ("asker", "Acesta.", ["seat"]),
    ]
    [asked], [answered] = (world.said(f"organisation.request-{what}") for what in ("questioned", "answered"))
    assert asked["account_id"] == str(person)
    assert answered["account_id"] == str(clerk.account_id)
    assert world.count("audit where deed = 'request.questioned'") == 1


def test_a_request_that_was_answered_can_be_verified(story: Story) -> None:
    """The way goes on as if nothing had been asked."""
    world, _, clerk, key = story
    question(story)
    reply(story)
    world.do(VerifyOrganisation(verification_id=key, version=3, clerk=clerk))
    assert len(world.said("organisation.verified")) == 1


def test_nobody_answers_what_was_not_asked(story: Story) -> None:
    """Nor asks twice before the answer."""
    with pytest.raises(NotInThisState):
        reply(story, version=1)
    question(story)
    with pytest.raises(NotInThisState):
        question(story, version=2)


def test_a_wrong_correction_changes_nothing(story: Story) -> None:
    """It is refused at its field, and the request still waits for the answer."""
    world, _, _, key = story
    question(story)
    with pytest.raises(CuiControlDigit):
        reply(story, cui="2844851")
    with world.runtime.read() as session:
        row = request(session, key)
    assert row is not None
    assert (row["state"], row["cui"]) == ("questioned", "2844855")
    assert world.count("request_message") == 1


def test_what_is_stale_is_refused(story: Story) -> None:
    """On both sides."""
    with pytest.raises(Stale):
        question(story, version=9)
    question(story)
    with pytest.raises(Stale):
        reply(story, version=1)


def test_others_have_no_say(story: Story) -> None:
    """Neither another person nor a clerk of another authority."""
    world, _, _, key = story
    world.authority("alt-oras")
    with pytest.raises(NotAllowed):
        world.do(
            AskAboutRequest(
                verification_id=key,
                version=1,
                clerk=world.clerk("alt-oras", "alt@example.org"),
                text="Ce sediu?",
            )
        )
    with pytest.raises(NoSuchRequest):
        world.do(WithdrawRequest(verification_id=key, version=1, account_id=world.person("ion@example.org")))


def test_a_request_that_is_withdrawn_makes_room_for_another(story: Story) -> None:
    """The same may be asked again."""
    world, person, _, key = story
    world.do(WithdrawRequest(verification_id=key, version=1, account_id=person))
    with pytest.raises(NotInThisState):
        world.do(WithdrawRequest(verification_id=key, version=2, account_id=person))
    world.request(person, "oras-exemplu")


def test_what_another_authority_has_verified_is_not_corrected_here(story: Story) -> None:
    """It would change under the eyes of the first."""
    world, person, clerk, key = story
    world.do(VerifyOrganisation(verification_id=key, version=1, clerk=clerk))
    second = world.request(person, world.authority("alt-oras")).verification_id
    other = world.clerk("alt-oras", "alt@example.org")
    world.do(AskAboutRequest(verification_id=second, version=1, clerk=other, text="Ce sediu?"))
    answer = {"verification_id": second, "version": 2, "account_id": person, "text": "Acesta."}
    with pytest.raises(IdentityIsFixed):
        world.do(AnswerAboutRequest(**answer, changes={"seat": "Altul"}))
    world.do(AnswerAboutRequest(**answer, changes={}))
