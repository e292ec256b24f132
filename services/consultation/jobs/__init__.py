"""What the clock starts."""

from datetime import timedelta
from uuid import UUID

from services.consultation.commands.activities import RemindOfTasks
from services.consultation.commands.answers import PublishNextAnswers
from services.consultation.commands.consultations import CloseNextDue
from services.consultation.commands.deadlines import WatchMinutes, WatchTerms
from services.consultation.commands.moderation import ShowNextWaiting
from services.consultation.commands.registrations import RemindNext
from services.consultation.commands.retention import ForgetOld
from services.consultation.jobs.findable import make_findable
from shared.commands import CommandBus
from shared.jobs import Job
from shared.persistence.file_contents import check_held
from shared.service import Runtime


def close_due(bus: CommandBus) -> None:
    """Close every consultation whose term has run out, each in a transaction of its own."""
    while bus.do(CloseNextDue()):
        pass


def show_waiting(bus: CommandBus) -> None:
    """Show what nobody has looked at in time, each in a transaction of its own."""
    while bus.do(ShowNextWaiting()):
        pass


def watch_terms(bus: CommandBus) -> None:
    """Remind of terms that end soon and tell of breaches, a hundred consultations in a transaction."""
    after: UUID | None = bus.do(WatchTerms())
    while after:
        after = bus.do(WatchTerms(after))
    after = bus.do(WatchMinutes())
    while after:
        after = bus.do(WatchMinutes(after))


def publish_answers(bus: CommandBus) -> None:
    """Give what is left of answers that are being published, a batch in a transaction."""
    while bus.do(PublishNextAnswers()):
        pass


def remind_registered(bus: CommandBus) -> None:
    """Remind who comes of what begins within a day, a hundred in a transaction."""
    while bus.do(RemindNext()):
        pass


def remind_of_tasks(bus: CommandBus) -> None:
    """Remind partners of tasks of joint activities that are due soon."""
    while bus.do(RemindOfTasks()):
        pass


def forget_old(bus: CommandBus) -> None:
    """Delete what is not needed any more, a batch at a time."""
    while bus.do(ForgetOld()):
        pass


def look_into_files(runtime: Runtime) -> None:
    """Look into files that came in, so that they can be given out."""
    while check_held(runtime.engine, runtime.clock.now):
        pass


JOBS = (
    Job(name="consultation.findable", every=timedelta(seconds=2), run=make_findable),
    Job(name="consultation.files", every=timedelta(seconds=2), run=look_into_files),
    Job(name="consultation.close-due", every=timedelta(seconds=30), run=close_due),
    Job(name="consultation.show-waiting", every=timedelta(seconds=30), run=show_waiting),
    Job(name="consultation.watch-terms", every=timedelta(minutes=1), run=watch_terms),
    Job(name="consultation.remind-registered", every=timedelta(minutes=1), run=remind_registered),
    Job(name="consultation.publish-answers", every=timedelta(seconds=2), run=publish_answers),
    Job(name="consultation.remind-of-tasks", every=timedelta(minutes=5), run=remind_of_tasks),
    Job(name="consultation.forget-old", every=timedelta(hours=1), run=forget_old),
)
