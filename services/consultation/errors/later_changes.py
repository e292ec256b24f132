"""What is refused of changes after publication: a class a rule.

Refusal
├── ExtensionNotLater     409 extension-not-later: a term is not made shorter
├── ExtensionTooFar       409 extension-too-far
└── TooManyChanges        409 too-many-changes
Invalid
├── NoSuchDocument        422 no-such-document
└── NothingCorrected      422 nothing-corrected: the words are the same
"""

from shared.errors import Invalid, Refusal


class ExtensionNotLater(Refusal):
    """Who counts on the announced day must be able to."""

    code = "extension-not-later"
    ro = "Termenul se poate doar prelungi: noua ultimă zi trebuie să fie după {before}."
    en = "A term can only be extended: the new last day must be after {before}."


class ExtensionTooFar(Refusal):
    """A slip of the hand, most likely."""

    code = "extension-too-far"
    ro = "Noua ultimă zi este prea departe: cel târziu {latest}."
    en = "The new last day is too far away: {latest} at the latest."


class TooManyChanges(Refusal):
    """Nobody could follow more."""

    code = "too-many-changes"
    ro = "Consultarea are deja {most} schimbări."
    en = "The consultation has {most} changes already."


class NoSuchDocument(Invalid):
    """There are fewer."""

    code = "no-such-document"
    pointer = "/place"
    ro = "Nu există un document cu acest număr."
    en = "There is no document of that number."


class NothingCorrected(Invalid):
    """The words are the same."""

    code = "nothing-corrected"
    pointer = "/words"
    ro = "Textul este același: nu s-a corectat nimic."
    en = "The words are the same: nothing was corrected."
