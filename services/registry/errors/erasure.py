"""What is refused: the erasure of an account, one class a rule.

Conflict
├── ErasureAsked                the account is to be erased already
├── LastRepresentative          an organisation would have nobody who represents it
└── LastAdministrator           an authority would have nobody who administers it
NotFound
└── NoErasure                   nothing is there that could be taken back
"""

from shared.errors import Conflict, NotFound


class ErasureAsked(Conflict):
    """It is asked for once."""

    code = "erasure-asked"
    ro = "Ați cerut deja ștergerea contului."
    en = "You have already asked for your account to be erased."


class LastRepresentative(Conflict):
    """A successor comes first: nobody else could act for the organisation."""

    code = "last-representative"
    ro = "Sunteți singurul reprezentant legal pentru „{organisation}”; numiți întâi pe altcineva."
    en = "You are the only legal representative of “{organisation}”; name somebody else first."


class LastAdministrator(Conflict):
    """A successor comes first: nobody else could give roles there."""

    code = "last-administrator"
    ro = "Sunteți singurul administrator pentru „{authority}”; numiți întâi pe altcineva."
    en = "You are the only administrator of “{authority}”; name somebody else first."


class NoErasure(NotFound):
    """It was not asked for, was taken back, or is done."""

    code = "no-erasure"
    ro = "Nu există o cerere de ștergere a contului."
    en = "There is no request for erasing the account."
