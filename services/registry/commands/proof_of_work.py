"""Work that a browser has done."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class SpendProof:
    """Count a solution, once."""

    solution: str = field(repr=False)
