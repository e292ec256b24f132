"""The sample's worker as a process of its own, for tests that kill it: `python -m tests.sample`.

Takes DATABASE_URL and AMQP_URL from the environment, and the parts to run as arguments.
"""

import os
import sys

from shared import logs
from shared.service import Runtime
from shared.worker import PARTS, Worker
from tests.sample.service import sample, settings

if __name__ == "__main__":
    logs.configure("sample", "worker")
    runtime = Runtime(
        sample(),
        settings(os.environ["DATABASE_URL"], os.environ["AMQP_URL"]),
        process="worker",
        connections=10,
    )
    Worker(runtime, [part for part in PARTS if part in sys.argv[1:]] or PARTS).run()
