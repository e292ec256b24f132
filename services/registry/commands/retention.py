"""What is not needed any more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ForgetExpired:
    """Delete sign-ups, resets and sessions whose time is over."""
