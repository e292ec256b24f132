"""What is refused of debates and public meetings: a class a rule.

Refusal
├── NoticeTooShort        409 public-meeting-3-days: art. 8 (1) of Law 52/2003
├── MeetingOver           409 meeting-over: it was held or cancelled
├── ActDecided            409 act-decided: its draft was adopted, rejected or withdrawn
├── NotBegunYet           409 not-begun-yet: nothing is held before its hour
├── NothingMoved          409 nothing-moved: day, hour and place are those that were announced
├── FewerThanTaken        409 fewer-than-taken: more have a seat already
├── NotItsAuthority       409 not-its-authority: the draft is another authority's
└── DraftNeeded           409 draft-needed: a debate is about a draft, art. 7 (9)
NotFound
└── NoSuchMeeting         404 no-such-meeting
Invalid
├── NoSuchHour            422 no-such-hour: the clock is changed that night
├── InThePast             422 in-the-past: nobody is called to what has passed
├── TooFarAhead           422 too-far-ahead
├── EndsAstray            422 ends-astray: it would end before it begins, or last for more than twelve hours
├── NowhereHeld           422 nowhere-held: neither a place nor an address
├── NoTitle               422 no-title: a public meeting without a draft says what it is about
└── HeldAstray            422 held-astray: not on its day, or not over yet
"""

from shared.errors import Invalid, NotFound, Refusal


class NoSuchMeeting(NotFound):
    """There is none."""

    code = "no-such-meeting"
    ro = "Nu există această întâlnire."
    en = "There is no such meeting."


class NoticeTooShort(Refusal):
    """A public meeting is announced at least three days before."""

    code = "public-meeting-3-days"
    ro = (
        "Ședința publică se anunță cu cel puțin 3 zile înainte (art. 8 alin. (1) din Legea nr. 52/2003): "
        "cea mai apropiată zi este {earliest.ro}."
    )
    en = (
        "A public meeting is announced at least 3 days before (art. 8 (1) of Law 52/2003): "
        "the earliest day is {earliest.en}."
    )
    pointer = "/on"


class MeetingOver(Refusal):
    """What was held or cancelled stays as it was."""

    code = "meeting-over"
    ro = "Întâlnirea a avut loc sau a fost anulată: nu se mai schimbă."
    en = "The meeting was held or cancelled: it is not changed any more."


class ActDecided(Refusal):
    """A draft that is decided is not debated any more."""

    code = "act-decided"
    ro = "Procedura acestui proiect s-a încheiat: nu se mai convoacă întâlniri despre el."
    en = "The procedure of this draft is over: no meeting about it is called any more."
    pointer = "/consultation_id"


class NotBegunYet(Refusal):
    """It may still be moved or cancelled."""

    code = "not-begun-yet"
    ro = "Întâlnirea nu a început încă."
    en = "The meeting has not begun yet."


class NothingMoved(Refusal):
    """Nobody is told of a move that is none."""

    code = "nothing-moved"
    ro = "Ziua, ora și locul sunt cele anunțate: nu se mută nimic."
    en = "Day, hour and place are those that were announced: nothing moves."


class FewerThanTaken(Refusal):
    """Nobody who has a seat loses it."""

    code = "fewer-than-taken"
    ro = "{taken} persoane au deja loc: locurile nu pot fi mai puține."
    en = "{taken} people have a seat: there cannot be fewer."
    pointer = "/capacity"


class NotItsAuthority(Refusal):
    """An authority calls people to its own drafts."""

    code = "not-its-authority"
    ro = "Consultarea este a altei autorități."
    en = "The consultation is another authority's."
    pointer = "/consultation_id"


class DraftNeeded(Refusal):
    """A debate is about one draft."""

    code = "draft-needed"
    ro = "Dezbaterea publică privește un proiect publicat (art. 7 alin. (9)): alegeți consultarea."
    en = "A public debate is about a published draft (art. 7 (9)): choose the consultation."
    pointer = "/consultation_id"


class NoSuchHour(Invalid):
    """Clocks are put forward that night."""

    code = "no-such-hour"
    ro = "Ora {hour} nu există în acea noapte, fiindcă se trece la ora de vară: alegeți alta."
    en = "There is no {hour} that night, for clocks are put forward: choose another hour."
    pointer = "/begins"


class InThePast(Invalid):
    """Nobody is called to what has passed."""

    code = "in-the-past"
    ro = "Ziua și ora au trecut deja."
    en = "The day and hour have passed."
    pointer = "/on"


class TooFarAhead(Invalid):
    """A slip in the year."""

    code = "too-far-ahead"
    ro = "Întâlnirea poate fi cel mai târziu peste doi ani."
    en = "A meeting can be two years ahead at most."
    pointer = "/on"


class EndsAstray(Invalid):
    """An end before midnight, or in the night after."""

    code = "ends-astray"
    ro = "Ora de sfârșit vine după cea de început, la cel mult 12 ore."
    en = "The end comes after the beginning, within 12 hours."
    pointer = "/ends"


class NowhereHeld(Invalid):
    """Nobody would find it."""

    code = "nowhere-held"
    ro = "Scrieți locul sau adresa la care se participă on-line."
    en = "Write the place, or the address for taking part on line."
    pointer = "/place"


class NoTitle(Invalid):
    """It says what it is about."""

    code = "no-title"
    ro = "Scrieți despre ce este ședința."
    en = "Write what the meeting is about."
    pointer = "/title"


class HeldAstray(Invalid):
    """When it really began and ended."""

    code = "held-astray"
    ro = "Întâlnirea a început în ziua anunțată și s-a încheiat până acum."
    en = "The meeting began on the day that was announced, and has ended by now."
    pointer = "/ended"
