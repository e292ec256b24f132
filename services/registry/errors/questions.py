"""What is refused: the conversation about a request, one class a rule.

NotFound
└── NoSuchRequest               no such request, or not for the caller
Conflict
├── RequestClosed               it was decided or withdrawn
└── IdentityIsFixed             another authority has verified the organisation: its facts change otherwise
"""

from shared.errors import Conflict, NotFound


class NoSuchRequest(NotFound):
    """There is none, or it is neither the caller's nor asked of the caller's authority."""

    code = "no-such-request"
    ro = "Nu există această cerere."
    en = "There is no such request."


class RequestClosed(Conflict):
    """Files and words belong to a request that is open."""

    code = "request-closed"
    ro = "Cererea a fost deja soluționată sau retrasă."
    en = "The request was already decided or withdrawn."


class IdentityIsFixed(Conflict):
    """What one authority has found is not changed in a request to another."""

    code = "identity-is-fixed"
    ro = "Organizația este deja verificată de altă autoritate; datele ei nu se corectează în această cerere."
    en = "Another authority has verified the organisation; its facts are not corrected in this request."
