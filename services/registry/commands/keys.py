"""The keys that tokens are signed with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EnsureSigningKey:
    """Have a key that signs, if there is none yet."""


@dataclass(frozen=True)
class RotateSigningKey:
    """Publish the next key, which signs once it is known."""


@dataclass(frozen=True)
class RetireSigningKeys:
    """Stop trusting keys that sign no more."""
