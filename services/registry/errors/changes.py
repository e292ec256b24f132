"""What is refused: changes of what was verified, one class a rule.

NotFound
└── NoSuchChange                no such request for a change, or not for the caller
Conflict
├── ChangeAwaits                one waits for a decision already
└── ChangeClosed                it was decided or withdrawn
Invalid
├── NothingChanges              /changes: all is as it stands
└── NotVerifiedThere            /authority: it has not verified the organisation
"""

from shared.errors import Conflict, Invalid, NotFound


class NoSuchChange(NotFound):
    """There is none, or the caller neither represents the organisation nor works where it was asked."""

    code = "no-such-change"
    ro = "Nu există această cerere de schimbare."
    en = "There is no such request for a change."


class ChangeAwaits(Conflict):
    """An organisation's facts are the same everywhere, so that two requests would speak of one thing."""

    code = "change-awaits"
    ro = "Organizația are deja o cerere de schimbare care așteaptă. Completați-o pe aceea sau retrageți-o."
    en = "The organisation already has a request for a change that waits. Go on with that one or withdraw it."


class ChangeClosed(Conflict):
    """Files belong to a request that is open."""

    code = "change-closed"
    ro = "Cererea de schimbare a fost deja soluționată sau retrasă."
    en = "The request for a change was already decided or withdrawn."


class NothingChanges(Invalid):
    """A request names at least one field that is to be otherwise."""

    code = "nothing-changes"
    pointer = "/changes"
    ro = "Datele sunt aceleași ca acum. Scrieți ce trebuie schimbat."
    en = "All is as it stands now. Write what is to be changed."


class NotVerifiedThere(Invalid):
    """What was verified is changed by who has verified it."""

    code = "not-verified-there"
    pointer = "/authority"
    ro = "Această autoritate nu are acum organizația ca verificată. Alegeți una care a verificat-o."
    en = "This authority does not have the organisation as verified now. Choose one that has verified it."
