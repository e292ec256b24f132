"""The public directory."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class SurroundAuthority:
    """Say which towns and communes (SIRUTA) lie around an authority's own, in place of any before."""

    slug: str
    around: frozenset[int]
