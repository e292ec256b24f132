"""Gives commands to the sample service, as a process that may be killed: `python -m tests.faults.writer`.

A line `MANY PAUSE` on standard input asks for so many more, with so many seconds between two. Each command
that was carried out is acknowledged by a line `THING COUNT` on standard output, at once.
"""

import os
import random
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError

from shared import logs
from shared.logs import get_logger
from shared.service import Runtime
from tests.sample.service import CountThing, sample, settings

THREADS = 4  # so that transactions commit out of turn
THINGS = [UUID(int=number) for number in range(1, 6)]
AWAY_S = 0.5

log = get_logger(__name__)


def count_one(runtime: Runtime, pause: float) -> None:
    """One command that is acknowledged; what fails is tried anew, as a client would."""
    wait = threading.Event().wait
    while True:
        thing = random.choice(THINGS)
        try:
            count = runtime.bus.do(CountThing(thing))
            break
        except SQLAlchemyError as error:
            log.warning("command-failed", error=type(error).__name__)
            wait(AWAY_S)
    os.write(sys.stdout.fileno(), f"{thing} {count}\n".encode())
    wait(pause * THREADS)


if __name__ == "__main__":
    logs.configure("sample", "writer")
    runtime = Runtime(
        sample(ordered=True), settings(os.environ["DATABASE_URL"]), process="writer", connections=THREADS + 1
    )
    with ThreadPoolExecutor(THREADS) as pool:
        for line in sys.stdin:
            many, pause = line.split()
            for _ in range(int(many)):
                pool.submit(count_one, runtime, float(pause))
    runtime.close()
