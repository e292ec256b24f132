"""What is refused of versions of a text: a class a rule.

Refusal
├── NotPublishedYet       409 not-published-yet: a draft is edited, it has no versions
├── NothingChanged        409 nothing-changed: the new version says what the last one says
├── NoNote                409 no-note: nobody said what changed and why
├── ProcedureOver         409 procedure-over: the act has its outcome
Conflict
├── VersionBegun          409 version-begun: a version is being written
└── VersionPublished      409 version-published: what is published is not edited in silence
NotFound
└── NoSuchVersion         404 no-such-version
Invalid
└── PlaceAstray           422 place-astray: an article is said to be where none is
"""

from shared.errors import Conflict, Invalid, NotFound, Refusal


class NotPublishedYet(Refusal):
    """The text of a draft is written in the draft."""

    code = "not-published-yet"
    ro = "Consultarea nu a fost publicată încă: textul se scrie în ciornă."
    en = "The consultation has not been published yet: its text is written in the draft."


class NothingChanged(Refusal):
    """A version that says the same is none."""

    code = "nothing-changed"
    ro = "Textul este la fel cu cel de dinainte: schimbați-l, apoi publicați."
    en = "The text is the same as the one before: change it, then publish."


class NoNote(Refusal):
    """Whoever reads a version is told what changed and why."""

    code = "no-note"
    ro = "Scrieți pe scurt ce s-a schimbat și de ce."
    en = "Write in short what has changed, and why."


class ProcedureOver(Refusal):
    """What has an outcome does not change any more."""

    code = "procedure-over"
    ro = "Procedura s-a încheiat: textul nu se mai schimbă."
    en = "The procedure is over: the text does not change any more."


class VersionBegun(Conflict):
    """One version is written at a time."""

    code = "version-begun"
    ro = "O versiune nouă este deja în lucru: continuați-o pe aceea."
    en = "A new version is already being written: go on with that one."


class VersionPublished(Conflict):
    """What is published is not edited in silence."""

    code = "version-published"
    ro = "Versiunea a fost publicată deja; pentru altă schimbare, începeți o versiune nouă."
    en = "The version has already been published; for another change, begin a new version."


class NoSuchVersion(NotFound):
    """There is none, or it is being written by others."""

    code = "no-such-version"
    ro = "Nu există această versiune."
    en = "There is no such version."


class PlaceAstray(Invalid):
    """An article is said to be where the new text has none."""

    code = "place-astray"
    ro = "Textul nou nu are articolul {number}."
    en = "The new text has no article {number}."
    pointer = "/places"
