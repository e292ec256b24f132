"""What a client of the API may be let into: one table, which administrators choose from.

A scope reads and never writes; each stands as `@scope("…")` on the routes of its service, and a test holds
the two together. What is public needs none.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """A right of programs.

    Args:
        service: whose routes it opens; a token has those of its service alone.
        ro, en: what it lets a program do, for who gives it.
    """

    service: str
    ro: str
    en: str


SCOPES: Mapping[str, Scope] = {
    "agreements:read": Scope(
        "registry",
        "Citește toate acordurile de parteneriat ale autorității, și cele care nu sunt încă semnate.",
        "Read all partnership agreements of the authority, those not signed yet among them.",
    ),
    "audit:read": Scope(
        "registry",
        "Citește jurnalul de audit al autorității.",
        "Read the audit trail of the authority.",
    ),
    "consultations:read": Scope(
        "consultation",
        "Citește și ciornele consultărilor autorității, nu numai pe cele publicate.",
        "Read drafts of the authority's consultations, not only those that are published.",
    ),
    "deliveries:read": Scope(
        "notification",
        "Citește dovezile mesajelor trimise de autoritate, cu adresele mascate.",
        "Read the proofs of messages that the authority sent, with addresses masked.",
    ),
    "recommendations:read": Scope(
        "consultation",
        "Citește recomandările primite de autoritate, cu numele celor care le-au trimis.",
        "Read the recommendations that the authority received, with the names of those who sent them.",
    ),
    "verifications:read": Scope(
        "registry",
        "Citește cererile de înregistrare adresate autorității, cu datele persoanei care a cerut.",
        "Read requests for registration to the authority, with the data of the person who asked.",
    ),
}


def scopes_of(service: str) -> frozenset[str]:
    """The scopes whose routes a service has."""
    return frozenset(name for name, scope in SCOPES.items() if scope.service == service)
