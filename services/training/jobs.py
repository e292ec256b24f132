"""What the clock starts."""

from datetime import timedelta

from services.training.commands.assessment import TellOpenTests
from services.training.commands.attempts import HandInOverdue
from services.training.commands.certificates import IssueNext
from services.training.commands.feedback import AskForFeedback
from services.training.commands.retention import ForgetOld
from services.training.repository.certificates import running
from shared.commands import CommandBus
from shared.jobs import Job
from shared.persistence.file_contents import check_held
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


def ask_for_feedback(bus: CommandBus) -> None:
    """Ask those who took part in what is over, a course at a time."""
    while bus.do(AskForFeedback()):
        pass


def look_into_files(runtime: Runtime) -> None:
    """Look into files that came in, so that they can be given out."""
    while check_held(runtime.engine, runtime.clock.now):
        pass


JOBS = (
    Job(name="training.files", every=timedelta(seconds=2), run=look_into_files),
    Job(name="training.issue-certificates", every=timedelta(seconds=2), run=issue_certificates),
    Job(name="training.forget-old", every=timedelta(hours=1), run=forget_old),
    Job(name="training.tell-open-tests", every=timedelta(minutes=1), run=tell_open_tests),
    Job(name="training.hand-in-overdue", every=timedelta(minutes=1), run=hand_in_overdue),
    Job(name="training.ask-for-feedback", every=timedelta(minutes=1), run=ask_for_feedback),
)
