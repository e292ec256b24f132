"""What the clock starts."""

from datetime import timedelta

from services.registry.commands.erasure import EraseNextDue
from services.registry.commands.exports import GatherNextExport
from services.registry.commands.keys import EnsureSigningKey, RetireSigningKeys
from services.registry.commands.mandates import ExpireMandates, ExpireOffers, RemindOfMandates
from services.registry.commands.passwords import SendPasswordResets
from services.registry.commands.retention import ForgetExpired
from services.registry.commands.signing_in import SendSignInCodes
from services.registry.commands.staff import ExpireInvitations
from services.registry.commands.standings import ExpireProposals
from shared.commands import CommandBus
from shared.jobs import Job
from shared.persistence.file_contents import check_held
from shared.service import Runtime


def tend_signing_keys(bus: CommandBus) -> None:
    """Have a key from the first minute on, and let old ones go."""
    bus.do(EnsureSigningKey())
    bus.do(RetireSigningKeys())


def send_password_resets(bus: CommandBus) -> None:
    """Write the letters to those who forgot their password."""
    bus.do(SendPasswordResets())


def send_sign_in_codes(bus: CommandBus) -> None:
    """Write the codes to those who sign in without a password."""
    bus.do(SendSignInCodes())


def forget_expired(bus: CommandBus) -> None:
    """Delete what has expired, a batch at a time."""
    while bus.do(ForgetExpired()):
        pass
    bus.do(ExpireInvitations())


def tend_mandates(bus: CommandBus) -> None:
    """End mandates that have had their last day, remind of those that will soon, close old offers."""
    while bus.do(ExpireMandates()):
        pass
    while bus.do(RemindOfMandates()):
        pass
    bus.do(ExpireOffers())


def gather_exports(bus: CommandBus) -> None:
    """Gather what people have asked for, each in a transaction of its own."""
    while bus.do(GatherNextExport()):
        pass


def erase_due(bus: CommandBus) -> None:
    """Erase every account whose pause is over, each in a transaction of its own."""
    while bus.do(EraseNextDue()):
        pass


def expire_proposals(bus: CommandBus) -> None:
    """Let proposals to strike off that nobody decided wait no longer."""
    bus.do(ExpireProposals())


def look_into_files(runtime: Runtime) -> None:
    """Look into files that came in, so that they can be given out."""
    while check_held(runtime.engine, runtime.clock.now):
        pass


JOBS = (
    Job(name="registry.files", every=timedelta(seconds=2), run=look_into_files),
    Job(name="registry.signing-keys", every=timedelta(seconds=30), run=tend_signing_keys),
    Job(name="registry.password-resets", every=timedelta(seconds=2), run=send_password_resets),
    Job(name="registry.sign-in-codes", every=timedelta(seconds=2), run=send_sign_in_codes),
    Job(name="registry.exports", every=timedelta(seconds=2), run=gather_exports),
    Job(name="registry.erasures", every=timedelta(minutes=1), run=erase_due),
    Job(name="registry.mandates", every=timedelta(seconds=30), run=tend_mandates),
    Job(name="registry.forget-expired", every=timedelta(hours=1), run=forget_expired),
    Job(name="registry.proposals", every=timedelta(hours=1), run=expire_proposals),
)
