"""How long a commit takes to have its effect in another process, at a steady hundred events a second.

Both instants are the database's own times of commit.
"""

import os
import subprocess
import sys
import time

import psycopg

from benchmarks.plumbing.stage import Stage
from shared.ids import new_id
from tests.sample.service import CountThing

A_SECOND = 100
WARM_UP_S = 3.0

MILLISECONDS = """
    select percentile_cont(array[0.5, 0.99]) within group (order by 1000 * extract(epoch from
        pg_xact_commit_timestamp(effect.xmin) - pg_xact_commit_timestamp(event.xmin)))
    from effect join event using (event_id)
"""


def latency(stage: Stage, seconds: float) -> tuple[float, float]:
    """The median and the 99th percentile, in milliseconds."""
    environment = {**os.environ, "DATABASE_URL": stage.database_url, "AMQP_URL": stage.amqp_url}
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.sample"], env=environment, stderr=subprocess.DEVNULL
    )
    runtime = stage.runtime()
    try:
        time.sleep(WARM_UP_S)
        began = time.perf_counter()
        for number in range(int(seconds * A_SECOND)):
            time.sleep(max(0.0, began + number / A_SECOND - time.perf_counter()))
            runtime.bus.do(CountThing(new_id()))
        while stage.scalar("select count(*) from effect") < int(seconds * A_SECOND):
            time.sleep(0.05)
    finally:
        worker.terminate()
        worker.wait(30)
        runtime.close()
    with psycopg.connect(stage.database_url) as connection:
        [(found,)] = connection.execute(MILLISECONDS).fetchall()
    return float(found[0]), float(found[1])
