"""What is refused of the channels of a notice: a class a rule.

Refusal
├── NotAnnouncedYet       409 not-announced-yet: a draft is shown nowhere
└── TooManyConfirmations  409 too-many-confirmations
NotFound
└── NoSuchConfirmation    404 no-such-confirmation
Invalid
└── ShownInFuture         422 shown-in-future: nobody can have seen it yet
"""

from shared.errors import Invalid, NotFound, Refusal


class NotAnnouncedYet(Refusal):
    """A draft is shown nowhere, and is changed as a draft."""

    code = "not-announced-yet"
    ro = "Consultarea nu este publicată încă."
    en = "The consultation has not been published yet."


class TooManyConfirmations(Refusal):
    """As many as anybody can look at."""

    code = "too-many-confirmations"
    ro = "Anunțul are deja {most} confirmări."
    en = "The notice has {most} confirmations already."


class NoSuchConfirmation(NotFound):
    """There is none, or it was taken back."""

    code = "no-such-confirmation"
    ro = "Nu există această confirmare."
    en = "There is no such confirmation."


class ShownInFuture(Invalid):
    """A channel is confirmed once the notice is there."""

    code = "shown-in-future"
    pointer = "/on"
    ro = "Ziua este în viitor: confirmați canalul după ce anunțul a apărut acolo."
    en = "The day is in the future: confirm the channel once the notice is there."
