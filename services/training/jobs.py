"""What the clock starts."""

from datetime import timedelta

from services.training.commands.retention import ForgetOld
from shared.commands import CommandBus
from shared.jobs import Job


def forget_old(bus: CommandBus) -> None:
    """Delete what is not needed any more, a batch at a time."""
    while bus.do(ForgetOld()):
        pass


JOBS = (Job(name="training.forget-old", every=timedelta(hours=1), run=forget_old),)
