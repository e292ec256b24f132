"""What is noted because somebody looks; decisions note themselves."""

from dataclasses import dataclass

from shared.persistence.audit import Deed


@dataclass(frozen=True)
class NoteLook:
    """Write a line of the trail before restricted data is shown."""

    deed: Deed
