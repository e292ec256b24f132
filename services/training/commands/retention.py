"""What is over goes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ForgetOld:
    """Delete a batch of what is over."""
