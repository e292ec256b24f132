"""What the clock starts."""

from datetime import timedelta

from services.registry.commands.agreements import NoteSignatures, TurnAgreements
from services.registry.commands.api_clients import RemindOfApiClients
from services.registry.commands.erasure import EraseNextDue
from services.registry.commands.exports import GatherNextExport
from services.registry.commands.keys import EnsureSigningKey, RetireSigningKeys
from services.registry.commands.mandates import ExpireMandates, ExpireOffers, RemindOfMandates
from services.registry.commands.passwords import SendPasswordResets
from services.registry.commands.retention import ForgetExpired
from services.registry.commands.signing_in import SendSignInCodes
from services.registry.commands.staff import ExpireInvitations, SayRoles
from services.registry.commands.standings import ExpireProposals
from services.registry.ports.pdf_signatures import signatures_in
from services.registry.repository.agreement_documents import content_of, to_look_at
from shared.commands import CommandBus
from shared.files.kinds import PDF
from shared.jobs import Job
from shared.persistence.file_contents import check_held
from shared.service import Runtime

AT_ONCE = 5  # signed files at one run: each may take half a minute


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


def remind_of_api_clients(bus: CommandBus) -> None:
    """Tell the contacts of API clients that expire soon."""
    while bus.do(RemindOfApiClients()):
        pass


def gather_exports(bus: CommandBus) -> None:
    """Gather what people have asked for, each in a transaction of its own."""
    while bus.do(GatherNextExport()):
        pass


def erase_due(bus: CommandBus) -> None:
    """Erase every account whose pause is over, each in a transaction of its own."""
    while bus.do(EraseNextDue()):
        pass


def say_roles(bus: CommandBus) -> None:
    """Tell others of roles that were given before they were told of, a hundred people at a time."""
    while bus.do(SayRoles()):
        pass


def expire_proposals(bus: CommandBus) -> None:
    """Let proposals to strike off that nobody decided wait no longer."""
    bus.do(ExpireProposals())


def turn_agreements(bus: CommandBus) -> None:
    """Let agreements begin and end with the day in Romania, and remind of those that end soon."""
    bus.do(TurnAgreements())


def look_at_signatures(bus: CommandBus, runtime: Runtime) -> None:
    """Note what the signatures in signed files say; no transaction is open while a file is looked at."""
    with runtime.read() as session:
        waiting = [(one, content_of(session, one.sha256)) for one in to_look_at(session, AT_ONCE)]
    for one, content in waiting:
        found = signatures_in(content) if one.media_type == PDF.media_type and content else None
        bus.do(NoteSignatures(document_id=one.id, signatures=found))


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
    Job(name="registry.api-clients", every=timedelta(minutes=5), run=remind_of_api_clients),
    Job(name="registry.said-roles", every=timedelta(minutes=1), run=say_roles),
    Job(name="registry.agreement-days", every=timedelta(minutes=5), run=turn_agreements),
    Job(name="registry.agreement-signatures", every=timedelta(seconds=5), run=look_at_signatures),
    Job(name="registry.forget-expired", every=timedelta(hours=1), run=forget_expired),
    Job(name="registry.proposals", every=timedelta(hours=1), run=expire_proposals),
)
