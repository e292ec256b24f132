"""What is refused about the press list.

Conflict
├── ListedAlready       the address is on the authority's list
├── NoLongerListed      it was taken off before
├── ListFull            there is a bound, so that the list stays one of newsrooms
├── NobodyListed        there is nobody to send to
└── PressToldAlready    the notice was sent before; it is sent again only if one says so
NotFound
├── NoSuchContact       there is none, or it is another authority's
└── NothingPublished    the consultation is not published, or not heard of yet
"""

from shared.errors import Conflict, NotFound


class ListedAlready(Conflict):
    """One address, one line."""

    code = "listed-already"
    ro = "Adresa este deja pe lista de presă."
    en = "The address is on the press list already."


class NoLongerListed(Conflict):
    """It was taken off before."""

    code = "no-longer-listed"
    ro = "Adresa a fost scoasă deja de pe listă."
    en = "The address was taken off the list before."


class ListFull(Conflict):
    """A press list is one of newsrooms, not of readers."""

    code = "press-list-full"
    ro = "Lista de presă are cel mult {most} de adrese."
    en = "The press list has at most {most} addresses."


class NobodyListed(Conflict):
    """There is nobody to send to."""

    code = "nobody-listed"
    ro = "Lista de presă este goală. Adăugați întâi o redacție."
    en = "The press list is empty. Add a newsroom first."


class PressToldAlready(Conflict):
    """Sent again only by who knows that it was sent."""

    code = "press-told-already"
    ro = "Anunțul a fost trimis presei la {on}, la {many} adrese. Ca să îl trimiteți din nou, confirmați."
    en = "The notice was sent to the press on {on}, to {many} addresses. To send it again, confirm."


class NoSuchContact(NotFound):
    """There is none, or it is another authority's."""

    code = "no-such-contact"
    ro = "Nu există această redacție pe lista de presă."
    en = "There is no such newsroom on the press list."


class NothingPublished(NotFound):
    """Only what was announced to everyone is announced to the press."""

    code = "nothing-published"
    ro = "Consultarea nu este publicată. Dacă tocmai ați publicat-o, încercați din nou peste un minut."
    en = "The consultation is not published. If you have just published it, try again in a minute."
