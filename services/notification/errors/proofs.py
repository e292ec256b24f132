"""What is refused about the proof of an announcement.

Refusal
├── NothingToMend           the message was delivered, or is still tried
├── NoSuchAnnouncement      there is none, or it is another authority's
├── ActionDayNotPossible    it is to come, or before the message was written
└── ReasonMissing           full addresses are given only with a reason
"""

from shared.errors import Conflict, Invalid, NotFound


class NothingToMend(Conflict):
    """Only of what did not arrive is it told what was done about it."""

    code = "nothing-to-mend"
    ro = "Mesajul a ajuns sau mai este încercat: nu este nimic de îndreptat."
    en = "The message was delivered, or is still being tried: there is nothing to mend."


class NoSuchAnnouncement(NotFound):
    """There is none, or it is another authority's."""

    code = "no-such-announcement"
    ro = "Nu există acest anunț."
    en = "There is no such announcement."


class ActionDayNotPossible(Invalid):
    """What was done about a message was done after it was written, and not in the future."""

    code = "action-day-not-possible"
    pointer = "/on"
    ro = "Ziua trebuie să fie între data mesajului și astăzi."
    en = "The day must be between the date of the message and today."


class ReasonMissing(Invalid):
    """Whoever takes full addresses says what for; it stands in the audit trail."""

    code = "reason-missing"
    pointer = "/reason"
    ro = "Spuneți de ce aveți nevoie de adresele întregi; se notează în jurnalul de audit."
    en = "Say what you need the full addresses for; it is noted in the audit trail."
