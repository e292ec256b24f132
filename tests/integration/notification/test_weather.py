"""SMTP in bad weather: whatever a server does, a mail ends in a state with its evidence, and none is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest

from services.notification.commands import ClaimDeliveries, GiveUpNextOverdue, NoteOutcome, NoteOutcomes
from services.notification.model.delivery import LEASE, TRIED_FOR, Outcome
from services.notification.ports.relay import NO_SMTPUTF8, SmtpRelay
from services.notification.ports.relay_address import RelayAddress
from shared.testing.mailbox import Mailbox
from tests.integration.notification.conftest import SENDER
from tests.integration.notification.weather import CUT, GREETING, HANG, MESSAGE, Scripted, serve
from tests.unit.notification.world import PUBLISHED, World

PUBLISH = "consultation.consultation.published"
LATER = Outcome("temporary-failure", 451, "later")
STAGES = (GREETING, "EHLO", "MAIL", "RCPT", "DATA", MESSAGE)


@contextmanager
def relay_of(server: Scripted, scheme: str = "smtp") -> Iterator[SmtpRelay]:
    """A connection to it, with little patience."""
    with serve(server) as port:
        relay = SmtpRelay(RelayAddress.parse(f"{scheme}://127.0.0.1:{port}"), SENDER, answer_s=0.3)
        try:
            yield relay
        finally:
            relay.close()


def handed_over(server: Scripted, recipient: str = "ana@example.org") -> Outcome:
    """How the server takes one mail."""
    with relay_of(server) as relay:
        return relay.send(recipient, b"Subject: x\r\n\r\nx\r\n")


@pytest.mark.parametrize("trouble", [CUT, HANG])
@pytest.mark.parametrize("stage", STAGES)
def test_silence_and_cut_lines_are_tried_again(stage: str, trouble: str) -> None:
    """At each stage: bounded in time, a technical failure, not the recipient's."""
    outcome = handed_over(Scripted({stage: trouble}))
    assert (outcome.state, outcome.ends_it) == ("technical-failure", False)
    assert outcome.text


@pytest.mark.parametrize("stage", STAGES)
def test_later_is_tried_again_at_each_stage(stage: str) -> None:
    """4xx, also the one after which the server hangs up."""
    for code in ("451 4.3.0 later", "421 4.3.2 closing"):
        outcome = handed_over(Scripted({stage: code, "HELO": code}))
        assert not outcome.ends_it
        # After EHLO smtplib tries HELO, and finds the line cut.
        assert stage == "EHLO" or (outcome.state, outcome.code) == ("temporary-failure", int(code[:3]))


@pytest.mark.parametrize(
    ("stage", "answer", "state"),
    [
        (GREETING, "554 no service", "technical-failure"),
        ("EHLO", "550 go away", "technical-failure"),
        ("MAIL", "550 sender refused", "technical-failure"),
        ("RCPT", "550 5.1.1 no such mailbox", "permanent-failure"),
        ("RCPT", "530 5.7.0 authentication required", "technical-failure"),
        ("RCPT", "554 5.7.1 relay access denied", "technical-failure"),
        ("RCPT", "550 relaying not permitted", "technical-failure"),
        ("DATA", "554 no valid recipients", "permanent-failure"),
        (MESSAGE, "552 5.3.4 too big", "permanent-failure"),
        ("RCPT", "garbage", "technical-failure"),
        ("MAIL", "garbage", "technical-failure"),
    ],
)
def test_never_ends_it_only_where_it_speaks_of_the_recipient(stage: str, answer: str, state: str) -> None:
    """What a server has against us is mended here, and then the mail goes out."""
    outcome = handed_over(Scripted({stage: answer, "HELO": answer}))
    assert (outcome.state, outcome.ends_it) == (state, state == "permanent-failure")


def test_a_relay_without_the_encryption_that_was_asked_for_gets_nothing() -> None:
    """It may be somebody else; the mail waits."""
    server = Scripted()
    with relay_of(server, "smtp+starttls") as relay:
        outcome = relay.send("ana@example.org", b"x\r\n")
    assert (outcome.state, server.taken) == ("technical-failure", [])


def test_some_recipients_only(world: World) -> None:
    """Each has a mail of their own, so one that is refused costs the others nothing."""
    for name in ("ana", "ion", "mia"):
        world.subscribed(f"{name}@example.org")
    world.hear(PUBLISH, PUBLISHED)
    server = Scripted(
        recipients={"ion@example.org": "550 5.1.1 unknown", "mia@example.org": "450 4.2.1 busy"}
    )
    with relay_of(server) as relay:
        world.send_all(relay)
    states = {row["recipient"]: row["state"] for row in world.deliveries()}
    assert states == {
        "ana@example.org": "delivered",
        "ion@example.org": "permanent-failure",
        "mia@example.org": "temporary-failure",
    }


def test_an_address_beyond_ascii(mailbox: Mailbox, make_relay: Callable[[], SmtpRelay]) -> None:
    """Goes where the relay offers SMTPUTF8; where it does not, that is said, once and for good."""
    message = "To: ștefan@example.org\r\n\r\nx\r\n".encode()
    relay = make_relay()
    assert relay.send("ștefan@example.org", message).state == "delivered"
    assert relay.send("ana@example.org", b"Subject: x\r\n\r\nx\r\n").state == "delivered"
    assert mailbox.recipients == ["ștefan@example.org", "ana@example.org"]
    refused = handed_over(Scripted(), "ștefan@example.org")
    assert (refused.state, refused.text) == ("permanent-failure", NO_SMTPUTF8)


@pytest.mark.parametrize(
    "recipient",
    [
        "ana@example.org>\r\nRCPT TO:<x@example.org",
        "a\nb@example.org",
        "",
        "ana",
        "\ud800@example.org",
        "a b@c.org",
    ],
)
def test_what_is_no_address_reaches_no_server(recipient: str) -> None:
    """And ends no sender."""
    server = Scripted()
    assert handed_over(server, recipient).state == "permanent-failure"
    assert server.taken == []


def test_a_very_long_address_is_the_servers_to_refuse() -> None:
    """Its answer ends this mail alone."""
    server = Scripted({"RCPT": "501 5.1.3 path too long"})
    assert handed_over(server, "x" * 5_000 + "@example.org").state == "permanent-failure"


def test_pauses_grow_for_three_days_and_no_two_are_alike(world: World) -> None:
    """1, 2, 4 … 240 minutes, each a fifth more or less, then it ends with the last answer as the reason."""
    for name in ("ana", "ion"):
        world.subscribed(f"{name}@example.org")
    world.hear(PUBLISH, PUBLISHED)
    began = world.clock.now()
    while waiting := [row["next_at"] for row in world.deliveries() if not row["finished_at"]]:
        world.clock.instant = min(waiting)
        world.postbox.outcomes = [LATER, LATER]
        world.send_all()
    tried = world.rows("select delivery_id, at from delivery_attempt where state = 'sending' order by id")
    for row in world.deliveries():
        times = [one["at"] for one in tried if one["delivery_id"] == row["id"] and one["at"] >= began]
        pauses = [(after - before) / timedelta(minutes=1) for before, after in pairwise(times)]
        usual = [min(2**number, 240) for number in range(len(pauses))]
        assert all(0.8 * about <= pause <= 1.2 * about for pause, about in zip(pauses, usual, strict=True))
        assert TRIED_FOR - timedelta(hours=6) < times[-1] - began < TRIED_FOR
        assert (row["state"], row["reason"]) == ("temporary-failure", "451 later")
        assert len(set(pauses)) == len(pauses)
    assert len(world.said("delivery.failed")) == 2


def test_a_clock_that_jumps_ahead_costs_one_copy_at_most(world: World) -> None:
    """The lease seems over while the mail is being sent: another sends it, and it counts as told once."""
    world.subscribed("ana@example.org")
    world.hear(PUBLISH, PUBLISHED)
    (slow,) = world.do(ClaimDeliveries())
    world.clock.instant += LEASE * 2
    world.send_all()
    world.do(NoteOutcomes((NoteOutcome(slow.delivery_id, slow.lease, LATER, world.clock.now()),)))
    (row,) = world.deliveries()
    assert (row["state"], row["attempts"]) == ("delivered", 2)


def test_a_clock_that_jumps_back_loses_nothing(world: World) -> None:
    """What waits goes out when the clock has come to where it was; what is heard meanwhile, at once."""
    world.subscribed("ana@example.org")
    world.hear(PUBLISH, PUBLISHED)
    world.postbox.outcomes = [LATER]
    world.send_all()
    world.clock.instant -= timedelta(hours=2)
    assert world.send_all() == []
    world.hear(PUBLISH, PUBLISHED)
    assert [outcome.state for outcome in world.send_all()] == ["delivered"]
    world.clock.instant += timedelta(hours=2, minutes=2)
    world.send_all()
    assert {row["state"] for row in world.deliveries()} == {"delivered"}


def test_a_clock_that_jumps_over_the_time_to_try_says_so(world: World) -> None:
    """Nothing waits for ever: it ends with its evidence, and is said to have failed."""
    world.subscribed("ana@example.org")
    world.hear(PUBLISH, PUBLISHED)
    world.clock.instant += TRIED_FOR
    assert world.send_all() == []
    assert world.do(GiveUpNextOverdue())
    (row,) = world.deliveries()
    assert (row["state"], row["reason"]) == ("technical-failure", "time over")
    assert world.said("delivery.failed")[0]["reason"] == "time over"
