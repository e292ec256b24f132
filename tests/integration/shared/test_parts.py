"""The parts that the tests stand on."""

import smtplib
from collections.abc import Callable
from email.message import EmailMessage

import psycopg
import pytest
from kombu import Connection, Queue

from shared.testing.mailbox import Mailbox
from shared.testing.waiting import eventually


def test_each_database_is_fresh_and_its_owner_no_administrator(make_database: Callable[..., str]) -> None:
    """Two databases of one test share nothing, and their owner cannot do more than own them."""
    first, second = make_database(), make_database()
    with psycopg.connect(first) as one, psycopg.connect(second) as other:
        one.execute("create table seen (id int)")
        one.commit()
        assert other.execute("select to_regclass('seen')").fetchone() == (None,)
        assert one.execute("select rolsuper from pg_roles where rolname = current_user").fetchone() == (
            False,
        )


@pytest.mark.parametrize("_turn", [1, 2])
def test_each_virtual_host_is_empty(amqp_url: str, _turn: int) -> None:
    """A queue that one test declares is not there for the next."""
    with Connection(amqp_url) as connection:
        queue = Queue("only-here", durable=True)(connection.channel())
        assert queue.queue_declare().message_count == 0
        queue.maybe_bind(connection.channel())
        connection.SimpleQueue("only-here").put("left behind")


def test_the_mailbox_keeps_and_refuses(mailbox: Mailbox) -> None:
    """A refusal is answered once, then mail is taken and found by its recipient."""
    mailbox.refusals.append("451 try later")
    message = EmailMessage()
    message["Subject"] = "Ședință"
    message.set_content("La ora zece.")
    with smtplib.SMTP(mailbox.host, mailbox.port, timeout=5) as sender:
        with pytest.raises(smtplib.SMTPDataError):
            sender.send_message(message, "primaria@example.org", "ana@example.org")
        sender.send_message(message, "primaria@example.org", "ana@example.org")
    assert [mail["Subject"] for mail in mailbox.to("ana@example.org")] == ["Ședință"]


def test_waiting_ends_with_the_first_true_answer_or_says_the_last() -> None:
    """`eventually` returns what it waited for, and names the last answer when it did not come."""
    answers = iter([0, "", 7])
    assert eventually(lambda: next(answers)) == 7
    with pytest.raises(AssertionError, match="last: 0"):
        eventually(lambda: 0, within=0.05)
