"""Kinds of organisations, and by what each is known: the table is the rule.

Associations, foundations and federations stand in a court's register and in the national one (OG 26/2000);
unions and employers' organisations in a court's alone (Law 367/2022); the rest are known by their CUI. The
record of OG 26/2000 art. 51 and 52 is one of legal persons: an informal group, which is none and has neither
number, can be listed, and not be verified as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "association",
    "foundation",
    "federation",
    "trade-union",
    "employers-association",
    "professional-body",
    "informal-group",
    "school-council",
    "media-outlet",
    "public-authority",
    "company",
]
Need = Literal["required", "optional", "none"]


@dataclass(frozen=True)
class Needs:
    """Which identifiers a kind must give, may give, or has not."""

    cui: Need
    register_number: Need
    court: Need
    is_legal_person: bool = True


NEEDS: Mapping[str, Needs] = {
    #                             CUI         national register  court
    "association": Needs("optional", "required", "required"),
    "foundation": Needs("optional", "required", "required"),
    "federation": Needs("optional", "required", "required"),
    "trade-union": Needs("required", "none", "required"),
    "employers-association": Needs("required", "none", "required"),
    "professional-body": Needs("required", "none", "none"),
    "informal-group": Needs("none", "none", "none", is_legal_person=False),
    "school-council": Needs("optional", "optional", "none", is_legal_person=False),
    "media-outlet": Needs("required", "none", "none"),
    "public-authority": Needs("required", "none", "none"),
    "company": Needs("required", "none", "none"),
}
IDENTIFIERS = ("cui", "register_number", "court")


def needed(kind: str | None, identifier: str) -> Need:
    """How a kind stands to an identifier; of an unknown kind nothing is needed yet."""
    needs = NEEDS.get(kind or "")
    found: Need = getattr(needs, identifier) if needs else "optional"
    return found
