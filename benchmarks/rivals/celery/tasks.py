"""Celery: acknowledged late, published with confirms; threads, since the work is waiting for the database."""

import sys

from celery import Celery

from benchmarks.rivals.job import AMQP_URL, PREFETCH, THREADS, keep, messages

app = Celery("rival", broker=AMQP_URL)
app.conf.update(
    task_acks_late=True,
    task_ignore_result=True,
    task_reject_on_worker_lost=True,
    broker_transport_options={"confirm_publish": True},
    worker_prefetch_multiplier=PREFETCH // THREADS,
    task_default_queue="rival.celery",
)


@app.task(name="effect")
def effect(event_id: str, mood: str) -> None:
    """One row."""
    keep(event_id, mood)


if __name__ == "__main__":
    if sys.argv[1] == "publish":
        for message in messages(int(sys.argv[2])):
            effect.apply_async(kwargs=message)
    else:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel=WARNING"]
        app.worker_main(["worker", "--pool=threads", f"--concurrency={THREADS}", *quiet])
