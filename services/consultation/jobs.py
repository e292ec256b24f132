"""What the clock starts."""

from datetime import timedelta

from services.consultation.commands import CloseNextDue
from shared.commands import CommandBus
from shared.jobs import Job


def close_due(bus: CommandBus) -> None:
    """Close every consultation whose term has run out, each in a transaction of its own."""
    while bus.do(CloseNextDue()):
        pass


JOBS = (Job(name="consultation.close-due", every=timedelta(seconds=30), run=close_due),)
