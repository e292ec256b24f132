"""The mail server in trouble: each mail that is owed is taken once in the end, as far as SMTP has a "once".

A server that has the whole message and goes before it says 250 may have kept it; nobody can know. The mail is
sent again, under the same Message-ID. Such second copies are counted as duplicates.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from operations.local.ports import LOOPBACK, free_port
from operations.local.processes import Child, start
from operations.local.smtp_sink import SmtpSink
from operations.local.watchdog import Watchdog
from services.notification.jobs import SENDERS
from services.notification.jobs.sender import NOTED_TOGETHER, send_due
from services.notification.model.delivery import LEASE
from services.notification.ports.relay import SmtpRelay
from services.notification.ports.relay_address import RelayAddress
from shared.progress import Progress
from shared.testing.mailbox import Mailbox, serve
from shared.testing.waiting import eventually
from tests.faults.comparing import Comparison
from tests.faults.conftest import Holds
from tests.faults.flow import ROOT
from tests.integration.notification import weather
from tests.integration.notification.conftest import SENDER
from tests.unit.notification.world import PUBLISHED, World

Trouble = Callable[[int], AbstractContextManager[object]]

MAILS = 10
ANSWER_S = 0.5


@pytest.fixture
def world(make_database: Callable[..., str]) -> Iterator[World]:
    """A notification service that owes an announcement to some people."""
    world = World.over(make_database("notification"), connections=8)
    for number in range(MAILS):
        world.subscribed(f"p{number}@example.org")
    world.hear("consultation.consultation.published", PUBLISHED)
    yield world
    world.runtime.close()


@contextmanager
def sending(world: World, port: int) -> Iterator[None]:
    """The senders of a worker are at work."""
    address = RelayAddress.parse(f"smtp://{LOOPBACK}:{port}")
    given: Any = {name: world.runtime.dependencies[name] for name in ("bus", "composer", "clock")}
    given["make_relay"] = partial(SmtpRelay, address, SENDER, answer_s=ANSWER_S)
    stop = threading.Event()
    threads = [
        threading.Thread(target=send_due, args=(stop, Progress(f"sender-{number}")), kwargs=given)
        for number in range(SENDERS)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(30)


def tried(world: World) -> int:
    """How many of the mails had a failed try."""
    query = "select distinct delivery_id from delivery_attempt where state = 'technical-failure'"
    return len(world.rows(query))


def compare(world: World, mailbox: Mailbox, again: int) -> Comparison:
    """The mails that were owed against those that the server took.

    Args:
        world: the service.
        mailbox: where they went.
        again: copies beyond the first that a server had, knowing them by their Message-ID.
    """
    owed = {f"<{row['id']}@{SENDER.domain}>" for row in world.deliveries()}
    got = [mail["Message-ID"] for mail in mailbox.received]
    return Comparison(
        acknowledged=len(owed),
        committed=len(owed),
        effects=len(set(got)),
        lost=len(owed - set(got)),
        ghosts=len(set(got) - owed),
        doubled=len(got) - len(set(got)) - again,
        out_of_order=0,
        duplicates=again,
    )


def finished(world: World) -> bool:
    """Whether no mail is left to be sent."""
    return all(row["finished_at"] for row in world.deliveries())


def play(world: World, trouble: Trouble) -> Mailbox:
    """Send into trouble until some mails have failed, then to a server that is well."""
    port = free_port()
    with trouble(port), sending(world, port):
        eventually(lambda: tried(world) >= 3, within=60)
    mailbox = Mailbox(LOOPBACK, port)
    server = serve(mailbox)
    try:
        world.clock.advance(hours=1)
        with sending(world, port):
            eventually(lambda: finished(world), within=60)
    finally:
        server.stop()
    return mailbox


def test_smtp_refuses(world: World, holds: Holds) -> None:
    """Nobody listens at the mail server's address, then it is there again: each mail is taken once."""
    holds(compare(world, play(world, nullcontext), again=0))


def test_smtp_hangs(world: World, holds: Holds) -> None:
    """The mail server greets and never says a word again, then it is well: each mail is taken once."""
    holds(compare(world, play(world, partial(weather.serve, weather.hang)), again=0))


def test_smtp_cuts_off(world: World, holds: Holds) -> None:
    """It goes in the middle, with the message and without a word: sent again under the same Message-ID."""
    taken: list[bytes] = []
    mailbox = play(world, partial(weather.serve, partial(weather.cut_off, taken=taken)))
    mailbox.received += [message_from_bytes(b"Message-ID: " + name, _class=EmailMessage) for name in taken]
    assert len(taken) >= 3
    holds(compare(world, mailbox, again=len(taken)))


def test_sender_killed(
    world: World, mailbox: Mailbox, holds: Holds, tmp_path: Path, watchdog: Watchdog
) -> None:
    """Killed after the server took some mails, before that was written down: again, the same Message-ID."""
    start_sender = partial(_start_sender, world, f"{mailbox.host}:{mailbox.port}", tmp_path, watchdog)
    mailbox.delay = 0.2
    # What was taken is noted with the tenth, and there are ten.
    dying = start_sender("--set", "services.notification.jobs.sender:NOTED_WITHIN_S=600")
    eventually(lambda: len(mailbox.received) >= 3, within=60)
    dying.kill()
    mailbox.delay = 0.0
    world.clock.instant += LEASE
    sender = start_sender()
    eventually(lambda: finished(world), within=60)
    sender.stop()
    again = len(mailbox.received) - MAILS
    assert 3 <= again <= MAILS
    holds(compare(world, mailbox, again))


def _start_sender(world: World, server: str, home: Path, watchdog: Watchdog, *options: str) -> Child:
    """A worker's senders as a process, at the world's time."""
    settings = world.runtime.settings
    offset = _at_its_time(world, home)
    environment = {
        **os.environ,
        "DATABASE_URL": settings.database_url.reveal(),
        "AMQP_URL": f"amqp://{LOOPBACK}:9",
        "PUBLIC_URL": settings.public_url,
        "WEB_SECRET": settings.web_secret.reveal(),
        "PARTENERIAT_ENV": "test",
        "CLOCK_OFFSET_FILE": str(offset),
        "SMTP_URL": f"smtp://{server}",
        "MAIL_FROM": f"{SENDER.name} <{SENDER.address}>",
        "WORKER_BIND": f"{LOOPBACK}:0",
    }
    launcher = [sys.executable, "-m", "shared.testing.launcher", *options]
    command = [*launcher, "services.notification", "worker", "--only", "loops"]
    return start("sender", command, log=home / "sender.log", watchdog=watchdog, env=environment, cwd=ROOT)


def _at_its_time(world: World, home: Path) -> Path:
    offset = home / "offset"
    offset.write_text(str((world.clock.now() - datetime.now(UTC)).total_seconds()))
    return offset


FEW, MANY, DOMAINS, WORKERS = 1_500, 10_000, 500, 2
SUBSCRIBED = """
    insert into subscription (id, email, email_key, language, topic_key, state, asked_at, written_at,
                              token_hash, token_expires_at, confirmed_at)
    select id, email, email, 'ro', 'authority:oras-exemplu', 'confirmed', now(), now(), uuid_send(id), now(),
           now()
    from (select uuidv7() as id, format('p%%s@d%%s.example.org', n, n %% {domains}) as email
          from generate_series(1, {many}) as n) as people
"""


def test_senders_killed_at_random(
    make_database: Callable[..., str],
    sink: SmtpSink,
    holds: Holds,
    kills: int,
    tmp_path: Path,
    watchdog: Watchdog,
) -> None:
    """Workers killed in the middle of an announcement: each recipient has it; again, ten a sender at most."""
    world = World.over(make_database("notification"), connections=2)
    many, times, chance = MANY if kills > 1 else FEW, max(kills, 3), Random(kills)
    with world.runtime.engine.begin() as connection:
        connection.exec_driver_sql(SUBSCRIBED.format(many=many, domains=DOMAINS))
    world.hear("consultation.consultation.published", PUBLISHED)
    start_sender = partial(_start_sender, world, f"{LOOPBACK}:{sink.port}", tmp_path, watchdog)
    workers = [start_sender() for _ in range(WORKERS)]
    for left in sorted(chance.sample(range(many // 10, many), times), reverse=True):
        eventually(lambda left=left: waiting(world) <= left, within=120)  # type: ignore[misc]
        victim = chance.randrange(WORKERS)
        workers[victim].kill()
        workers[victim] = start_sender()
    # What the dead had claimed is due again when their leases are over.
    eventually(lambda: waiting(world) == leased(world), within=120)
    world.clock.instant += LEASE
    _at_its_time(world, tmp_path)
    eventually(lambda: waiting(world) == 0, within=120)
    for worker in workers:
        worker.stop()
    rows = world.rows("select id, recipient from delivery")
    owed = {(row["recipient"], f"<{row['id']}@{SENDER.domain}>") for row in rows}
    got = sink.mails()
    again = len(got) - len(set(got))
    assert again <= times * SENDERS * NOTED_TOGETHER
    holds(
        Comparison(
            acknowledged=many,
            committed=len(owed),
            effects=len(set(got)),
            lost=len(owed - set(got)),
            ghosts=len(set(got) - owed),
            doubled=0,  # each mail that came twice is one of `again`, under its one Message-ID
            out_of_order=0,
            duplicates=again,
        )
    )
    world.runtime.close()


def waiting(world: World) -> int:
    """How many mails have not ended."""
    return int(world.rows("select count(*) as many from delivery where finished_at is null")[0]["many"])


def leased(world: World) -> int:
    """How many of them somebody has claimed, who may be dead."""
    return int(world.rows("select count(*) as many from delivery where lease is not null")[0]["many"])
