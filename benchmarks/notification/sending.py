"""How fast mails go out: one worker, two, and a letter to one person while thousands are told."""

import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median

import psutil

from benchmarks.notification.addressing import PUBLISH
from benchmarks.notification.crowd import Sizes, subscribe, world_of
from benchmarks.report.figures import Figure, Part
from benchmarks.servers import Servers
from operations.local import smtp_sink
from operations.local.folder import ROOT
from operations.local.ports import LOOPBACK, answers, free_port
from operations.local.processes import Child
from operations.local.smtp_sink import SmtpSink
from tests.unit.notification.world import NEVER, PUBLISHED, World

LEAST, LEAST_RATIO, MOST_S = 200, 1.6, 2
READY_S, LONGEST_S = 30, 600
LETTER = "registry.letter.account-exists"
LETTERS, EVERY_S = 20, 0.5
# The first tenth and the last do not count: workers do not begin and end at one instant.
RATE = """
    with ended as (
        select extract(epoch from finished_at) as at, ntile(10) over (order by finished_at) as tenth
        from delivery where lane = 1
    )
    select count(*) / (max(at) - min(at)) as rate from ended where tenth between 2 and 9
"""
WAITING = "select count(*) as many from delivery where finished_at is null and lane = :lane"
WAITED = """
    select extract(epoch from finished_at - created_at) as seconds from delivery d
    where lane = 0 and exists (select from fact f where f.id = d.fact_id and f.category = 'account-exists')
"""


def sending(servers: Servers, sizes: Sizes) -> Part:
    """Mails a second of each round; a client that does nothing else over the same bytes is the limit."""
    program = smtp_sink.find(ROOT / ".parts")
    if program is None:
        raise SystemExit("There is no smtp-sink: run `make test` once, which fetches it.")
    log = servers.home / "sink.log"
    sink = smtp_sink.start_own(program, free_port(), log=log, watchdog=servers.watchdog)
    rounds = [
        (_rate(servers, sizes, sink, 1), _rate(servers, sizes, sink, 2), _bare(servers, sizes, sink))
        for _ in range(sizes.rounds)
    ]
    waits = _letters_meanwhile(servers, sizes, sink)
    sink.stop()
    ones, twos, bare = zip(*rounds, strict=True)
    (one, _), (two, busy) = zip(*ones, strict=True), zip(*twos, strict=True)
    return Part(
        "sending",
        [
            Figure("mails by one worker", one, "/s", least=LEAST),
            Figure("the same", one, "/s", "smtplib in a loop, the same bytes, nothing noted", bare),
            Figure("mails by two workers", two, "/s", "one worker", one, least=LEAST_RATIO),
            Figure("all processors, busy meanwhile", busy, "%"),
            Figure("a letter during an announcement, the slowest", [max(waits)], "s", most=MOST_S),
            Figure("the same, median", [median(waits)], "s"),
        ],
    )


def _rate(servers: Servers, sizes: Sizes, sink: SmtpSink, workers: int) -> tuple[float, float]:
    """Mails a second, and how much of all processors was used."""
    world = _announced_later(servers, sizes)
    with _working(servers, world, sink, workers):
        world.clock.instant = datetime.now(UTC)
        world.hear(PUBLISH, PUBLISHED)
        psutil.cpu_percent()
        _wait_for_the_end(world, lane=1)
        busy = psutil.cpu_percent()
    rate = float(world.rows(RATE)[0]["rate"])
    world.runtime.close()
    return rate, busy


def _letters_meanwhile(servers: Servers, sizes: Sizes, sink: SmtpSink) -> list[float]:
    """How long each has waited, in seconds; the announcement is larger than they last."""
    world = _announced_later(servers, sizes)
    with _working(servers, world, sink, 1):
        world.clock.instant = datetime.now(UTC)
        world.hear(PUBLISH, PUBLISHED)
        for number in range(LETTERS):
            world.clock.instant = datetime.now(UTC)
            letter = {"email": f"ana{number}@example.org", "name": "Ana", "language": "ro"}
            world.hear(LETTER, {**letter, "link": "http://localhost:8080/x"})
            time.sleep(EVERY_S)
            if not world.rows(WAITING, lane=1)[0]["many"]:
                break
        _wait_for_the_end(world, lane=0)
    waits = [float(row["seconds"]) for row in world.rows(WAITED)]
    world.runtime.close()
    return waits


def _bare(servers: Servers, sizes: Sizes, sink: SmtpSink) -> float:
    """What a client alone can do."""
    world = _announced_later(servers, sizes)
    world.hear(PUBLISH, PUBLISHED)
    world.sender().send_some(NEVER, most=1)
    [(_, message)] = world.postbox.sent
    world.runtime.close()
    with smtplib.SMTP(LOOPBACK, sink.port, "localhost") as client:
        began = time.perf_counter()
        for number in range(sizes.mails):
            client.sendmail("noreply@example.org", [f"p{number}@example.org"], message)
        return sizes.mails / (time.perf_counter() - began)


def _announced_later(servers: Servers, sizes: Sizes) -> World:
    """All that is needed for an announcement but the event; of its own, so that no round has more rows."""
    world = world_of(servers, f"sending_{time.time_ns()}")
    subscribe(world, sizes.mails)
    return world


@contextmanager
def _working(servers: Servers, world: World, sink: SmtpSink, workers: int) -> Iterator[None]:
    started = [_start(servers, world, sink, number) for number in range(workers)]
    try:
        yield
    finally:
        for worker in started:
            worker.stop()


def _start(servers: Servers, world: World, sink: SmtpSink, number: int) -> Child:
    settings, port = world.runtime.settings, free_port()
    worker = servers.start(
        f"sender-{number}",
        ["python", "-m", "services.notification", "worker", "--only", "loops"],
        DATABASE_URL=settings.database_url.reveal(),
        AMQP_URL=servers.amqp_url,
        PUBLIC_URL=settings.public_url,
        WEB_SECRET=settings.web_secret.reveal(),
        PARTENERIAT_ENV="test",
        SMTP_URL=f"smtp://{LOOPBACK}:{sink.port}",
        MAIL_FROM="Parteneriat <noreply@example.org>",
        WORKER_BIND=f"{LOOPBACK}:{port}",
    )
    worker.wait_until(lambda: answers(port), READY_S)
    return worker


def _wait_for_the_end(world: World, *, lane: int) -> None:
    deadline = time.monotonic() + LONGEST_S
    while world.rows(WAITING, lane=lane)[0]["many"]:
        if time.monotonic() > deadline:
            raise SystemExit("The mails do not end.")
        time.sleep(0.5)
