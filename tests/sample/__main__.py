"""The sample's worker as a process of its own, for tests that kill it: `python -m tests.sample`.

Takes DATABASE_URL, AMQP_URL and perhaps CLOCK_OFFSET_FILE from the environment, and the parts to run as
arguments; `ordered` among them makes the listener's queue an ordered one, `together` lets it take sets.
"""

import os
import sys

from shared import logs
from shared.service import PARTS, Runtime
from shared.worker import Worker
from tests.sample.service import sample, settings

if __name__ == "__main__":
    logs.configure("sample", "worker")
    here = settings(os.environ["DATABASE_URL"], os.environ["AMQP_URL"])
    runtime = Runtime(
        sample(ordered="ordered" in sys.argv[1:], together="together" in sys.argv[1:]),
        here.with_changes(clock_offset_file=os.environ.get("CLOCK_OFFSET_FILE", "")),
        process="worker",
        connections=10,
    )
    Worker(runtime, [part for part in PARTS if part in sys.argv[1:]] or PARTS).run()
