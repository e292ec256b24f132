"""The deleting of what is not needed any more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ForgetOld:
    """Delete a batch of each kind of data whose time is over."""
