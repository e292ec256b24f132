"""What the clock starts."""

from datetime import timedelta

from services.registry.commands import EnsureSigningKey, ForgetExpired, RetireSigningKeys
from shared.commands import CommandBus
from shared.jobs import Job


def tend_signing_keys(bus: CommandBus) -> None:
    """Have a key from the first minute on, and let old ones go."""
    bus.do(EnsureSigningKey())
    bus.do(RetireSigningKeys())


def forget_expired(bus: CommandBus) -> None:
    """Delete what has expired."""
    bus.do(ForgetExpired())


JOBS = (
    Job(name="registry.signing-keys", every=timedelta(seconds=30), run=tend_signing_keys),
    Job(name="registry.forget-expired", every=timedelta(hours=1), run=forget_expired),
)
