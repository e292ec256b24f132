"""What is refused of moderation: a class a rule.

Refusal
├── NotContested          409 not-contested: there is nothing to decide
└── SamePerson            409 same-person: who has moderated does not decide about it
Conflict
├── NotWaiting            409 not-waiting
├── AlreadyHidden         409 already-hidden
├── AlreadyLifted         409 already-lifted
├── AlreadyContested      409 already-contested
└── ContestDecided        409 contest-decided
NotFound
└── NoSuchModeration      404 no-such-moderation
Invalid
└── PassageNotFound       422 passage-not-found
"""

from shared.errors import Conflict, Invalid, NotFound, Refusal


class NoSuchModeration(NotFound):
    """There is none, or it is not the caller's to contest."""

    code = "no-such-moderation"
    ro = "Nu există această decizie de moderare."
    en = "There is no such decision of moderation."


class AlreadyHidden(Conflict):
    """The whole text is hidden already."""

    code = "already-hidden"
    ro = "Textul recomandării este deja ascuns."
    en = "The text of the recommendation is hidden already."


class AlreadyLifted(Conflict):
    """The decision does not stand any more."""

    code = "already-lifted"
    ro = "Decizia a fost ridicată: textul se vede din nou."
    en = "The decision was lifted: the text is shown again."


class AlreadyContested(Conflict):
    """The author has contested it before."""

    code = "already-contested"
    ro = "Ați contestat deja această decizie."
    en = "You have contested this decision already."


class NotWaiting(Conflict):
    """Nobody needs to look at it any more."""

    code = "not-waiting"
    ro = "Recomandarea nu mai așteaptă: publicul o citește deja."
    en = "The recommendation does not wait any more: the public reads it already."


class NotContested(Refusal):
    """The author has not contested it."""

    code = "not-contested"
    ro = "Autorul nu a contestat această decizie."
    en = "The author has not contested this decision."


class ContestDecided(Conflict):
    """Somebody has decided already."""

    code = "contest-decided"
    ro = "Contestația a fost deja soluționată."
    en = "The contestation was decided already."


class SamePerson(Refusal):
    """Nobody decides about a contestation of their own decision."""

    code = "same-person"
    ro = "Contestația o soluționează altcineva decât cine a ascuns textul."
    en = "Somebody else than who hid the text decides about the contestation."


class PassageNotFound(Invalid):
    """What is to be masked must stand in the recommendation, letter by letter."""

    code = "passage-not-found"
    ro = "Pasajul „{passage}” nu se găsește în recomandare. Copiați-l exact cum este scris."
    en = "The passage “{passage}” is not in the recommendation. Copy it exactly as it is written."
    pointer = "/passages"
