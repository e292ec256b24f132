"""What the clock starts, and the loops that send."""

from datetime import timedelta

from services.notification.commands import (
    FinishNextAnnouncement,
    ForgetOld,
    GiveUpNextOverdue,
    MakeDigests,
    RefreshPhrases,
)
from services.notification.commands.wishes import KeepQuiet
from services.notification.jobs.bounces import take_bounces
from services.notification.jobs.ringer import ring_due
from services.notification.jobs.sender import send_due, send_soon
from services.notification.jobs.webhook_sender import send_webhooks
from shared.commands import CommandBus
from shared.jobs import Job, Loop

SENDERS = 2  # of all lanes, in each worker; more workers send more
WEBHOOK_SENDERS = 4


def finish_announcements(bus: CommandBus) -> None:
    """Say of each announcement that is through how many were told, each in a transaction of its own."""
    while bus.do(FinishNextAnnouncement()):
        pass


def give_up_overdue(bus: CommandBus) -> None:
    """End each delivery whose time is over, so that its body goes even when no mail can be sent."""
    while bus.do(GiveUpNextOverdue()):
        pass


def make_digests(bus: CommandBus) -> None:
    """Make the digests that are due, of many followers in each transaction."""
    while bus.do(MakeDigests()):
        pass


def keep_quiet(bus: CommandBus) -> None:
    """Let what waits for somebody in their quiet hours wait for the end of these."""
    bus.do(KeepQuiet())


def forget_old(bus: CommandBus) -> None:
    """Delete what is not needed any more, a batch at a time."""
    while bus.do(ForgetOld()):
        pass


def refresh_phrases(bus: CommandBus) -> None:
    """Have phrases found by what is the rarest of their words by now, a batch in a transaction."""
    after: str | None = bus.do(RefreshPhrases())
    while after:
        after = bus.do(RefreshPhrases(after))


JOBS = (
    Job(name="notification.finish-announcements", every=timedelta(seconds=2), run=finish_announcements),
    Job(name="notification.give-up-overdue", every=timedelta(seconds=30), run=give_up_overdue),
    Job(name="notification.make-digests", every=timedelta(seconds=30), run=make_digests),
    Job(name="notification.keep-quiet", every=timedelta(seconds=30), run=keep_quiet),
    Job(name="notification.forget-old", every=timedelta(hours=1), run=forget_old),
    Job(name="notification.refresh-phrases", every=timedelta(hours=24), run=refresh_phrases),
)
LOOPS = (
    Loop(name="sender-soon", run=send_soon),
    *(Loop(name=f"sender-{number}", run=send_due) for number in range(1, SENDERS + 1)),
    Loop(name="ringer", run=ring_due),
    Loop(name="bounces", run=take_bounces, part="bounces", needs="bounces_bind"),
    *(Loop(name=f"webhooks-{number}", run=send_webhooks) for number in range(1, WEBHOOK_SENDERS + 1)),
)
