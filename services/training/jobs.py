"""What the clock starts."""

from datetime import timedelta

from services.training.commands.assessment import TellOpenTests
from services.training.commands.attempts import HandInOverdue
from services.training.commands.certificates import IssueNext
from services.training.commands.retention import ForgetOld
from services.training.repository.certificates import running
from shared.commands import CommandBus
from shared.jobs import Job
from shared.service import Runtime


def issue_certificates(bus: CommandBus, runtime: Runtime) -> None:
    """Go on with the batches that are not done, a certificate a transaction."""
    with runtime.read() as session:
        batches = running(session)
    for batch_id in batches:
        while bus.do(IssueNext(batch_id)):
            pass


def forget_old(bus: CommandBus) -> None:
    """Delete what is not needed any more, a batch at a time."""
    while bus.do(ForgetOld()):
        pass


def tell_open_tests(bus: CommandBus) -> None:
    """Tell those who take part of tests that have opened, a course at a time."""
    while bus.do(TellOpenTests()):
        pass


def hand_in_overdue(bus: CommandBus) -> None:
    """End attempts whose time is over, a batch at a time."""
    while bus.do(HandInOverdue()):
        pass


JOBS = (
    Job(name="training.issue-certificates", every=timedelta(seconds=2), run=issue_certificates),
    Job(name="training.forget-old", every=timedelta(hours=1), run=forget_old),
    Job(name="training.tell-open-tests", every=timedelta(minutes=1), run=tell_open_tests),
    Job(name="training.hand-in-overdue", every=timedelta(minutes=1), run=hand_in_overdue),
)
