"""An author without account is to be forgotten: by themselves, by a clerk, by the operator."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class ForgetAuthor:
    """Take the author's name and address out, with the secret of their own link."""

    secret: str = field(repr=False)


@dataclass(frozen=True)
class ForgetEntered:
    """The same of what a clerk has entered; `clerk_of` holds the authorities in which the caller is one."""

    recommendation_id: UUID
    clerk_id: UUID
    clerk_of: frozenset[str]


@dataclass(frozen=True)
class ForgetRegistered:
    """The same of what stands under a number of an authority's register."""

    authority: str
    number: int
    year: int
