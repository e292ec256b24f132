"""Tickets: whoever holds one is found; what was changed of it in one letter is none."""

from string import ascii_uppercase, digits
from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from shared.web.tickets import Tickets

TICKETS = Tickets("w" * 32, "consultation")
LETTERS = f"{ascii_uppercase}{digits}.=-ăŞ"


@given(some.uuids())
def test_a_ticket_says_whose_it_is(who: UUID) -> None:
    """Also as people type it; it is short enough to be typed, and of letters that a QR code likes."""
    ticket = TICKETS.ticket_for(who)
    assert TICKETS.id_of(ticket) == who
    assert TICKETS.id_of(f" {ticket.lower().replace('.', ' . ')} ") == who
    assert (len(ticket), set(ticket) <= set(LETTERS)) == (46, True)


@given(some.uuids(), some.integers(0, 45), some.sampled_from(LETTERS))
def test_one_changed_letter_makes_it_nothing(who: UUID, place: int, letter: str) -> None:
    """Wherever it stands; so does one that is missing or stands twice."""
    ticket = TICKETS.ticket_for(who)
    assume(ticket[place] != letter)
    for damaged in (
        ticket[:place] + letter + ticket[place + 1 :],
        ticket[:place] + ticket[place + 1 :],
        ticket[:place] + letter + ticket[place:],
    ):
        assert TICKETS.id_of(damaged) is None


@given(some.text(max_size=60))
def test_whatever_a_camera_reads_breaks_nothing(read: str) -> None:
    """The QR of a parking machine is no ticket."""
    assert TICKETS.id_of(read) is None


@pytest.mark.parametrize("others", [Tickets("w" * 32, "training"), Tickets("v" * 32, "consultation")])
def test_a_ticket_of_another_service_is_none(others: Tickets) -> None:
    """Nor is one that was made with another secret."""
    assert TICKETS.id_of(others.ticket_for(uuid4())) is None
