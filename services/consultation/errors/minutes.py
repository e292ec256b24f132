"""What is refused of the minutes of a meeting: a class a rule.

NotFound
├── NoSuchMinutes           404 no-such-minutes: there are none, or they are not public yet
└── NoSuchPersonInMinutes   404 no-such-person-in-minutes
Refusal
├── MeetingNotBegun         409 meeting-not-begun: nothing has been said yet
├── MeetingNotHeld          409 meeting-not-held: its end is not noted, or it was cancelled
├── MinutesIncomplete       409 minutes-incomplete: who led it, its hours, what was said or decided
├── MinutesPublished        409 minutes-published: from then on corrections are entries of their own
├── MinutesNotPublished     409 minutes-not-published: what nobody reads is simply written anew
├── NoActDiscussed          409 no-act-discussed: recommendations are on the draft of a consultation
└── TooManyCorrections      409 too-many-corrections
Conflict
└── MinutesBegun            409 minutes-begun: one a meeting
Invalid
├── SecretVoteByName        422 secret-vote-by-name
├── OpenVoteWithoutNames    422 open-vote-without-names
├── VotedTwice              422 voted-twice
├── EndsBeforeBeginning     422 ends-before-beginning
└── CountWithoutSource      422 count-without-source
"""

from shared.errors import Conflict, Invalid, NotFound, Refusal


class NoSuchMinutes(NotFound):
    """There are none, or nobody has published them."""

    code = "no-such-minutes"
    ro = "Minuta acestei întâlniri nu este publicată."
    en = "The minutes of this meeting are not published."


class NoSuchPersonInMinutes(NotFound):
    """No private person is called so there."""

    code = "no-such-person-in-minutes"
    ro = "În minută nu este nicio persoană privată cu acest nume."
    en = "No private person of this name stands in the minutes."
    pointer = "/name"


class MeetingNotBegun(Refusal):
    """Minutes say what happened."""

    code = "meeting-not-begun"
    ro = "Întâlnirea nu a început: minuta se scrie de la începutul ei."
    en = "The meeting has not begun: minutes are written from its beginning on."


class MeetingNotHeld(Refusal):
    """Its end is not known."""

    code = "meeting-not-held"
    ro = "Notați întâi că întâlnirea s-a încheiat: minuta se publică după aceea."
    en = "Note first that the meeting has ended: minutes are published after that."


class MinutesIncomplete(Refusal):
    """What everybody must be able to read is not there."""

    code = "minutes-incomplete"
    ro = "Minuta nu se poate publica încă. Lipsesc: {missing_ro}."
    en = "The minutes cannot be published yet. Missing: {missing_en}."


class MinutesPublished(Refusal):
    """Nothing is altered in silence."""

    code = "minutes-published"
    ro = "Minuta este publicată: ce nu este corect se îndreaptă printr-o corectare publică, cu motivul ei."
    en = "The minutes are published: what is wrong is corrected by a public entry, with its reason."


class MinutesNotPublished(Refusal):
    """There is nothing to correct in public."""

    code = "minutes-not-published"
    ro = "Minuta nu este publicată: o puteți schimba direct."
    en = "The minutes are not published: you can simply change them."


class NoActDiscussed(Refusal):
    """The register is of a consultation."""

    code = "no-act-discussed"
    ro = (
        "Întâlnirea nu este despre proiectul unei consultări, iar recomandările se înscriu la o consultare. "
        "Scrieți ce s-a spus la discuții."
    )
    en = (
        "The meeting is not about the draft of a consultation, and recommendations are entered for one. "
        "Write what was said among the statements."
    )


class TooManyCorrections(Refusal):
    """There is an end to it."""

    code = "too-many-corrections"
    ro = "Minuta are deja {most} de corectări."
    en = "The minutes have {most} corrections already."


class MinutesBegun(Conflict):
    """Each meeting has minutes once."""

    code = "minutes-begun"
    ro = "Minuta acestei întâlniri este deja începută."
    en = "The minutes of this meeting are begun already."


class SecretVoteByName(Invalid):
    """Nobody reads who voted how in a secret vote."""

    code = "secret-vote-by-name"
    ro = "La votul secret se scriu doar numărătorile, fără nume (art. 11 din Legea nr. 52/2003)."
    en = "Of a secret vote only counts are written, no names (art. 11 of Law 52/2003)."
    pointer = "/ballots"


class OpenVoteWithoutNames(Invalid):
    """An open vote is shown by name."""

    code = "open-vote-without-names"
    ro = "La votul deschis scrieți cum a votat fiecare membru: numărătorile rezultă din nume."
    en = "Of an open vote, write how each member voted: the counts follow from the names."
    pointer = "/ballots"


class VotedTwice(Invalid):
    """One member, one vote."""

    code = "voted-twice"
    ro = "{member} apare de două ori la același vot."
    en = "{member} stands twice in the same vote."
    pointer = "/ballots"


class EndsBeforeBeginning(Invalid):
    """It cannot have."""

    code = "ends-before-beginning"
    ro = "Întâlnirea nu se poate încheia înainte de a începe."
    en = "A meeting cannot end before it begins."
    pointer = "/closed_at"


class CountWithoutSource(Invalid):
    """A number is worth what it comes from."""

    code = "count-without-source"
    ro = "Scrieți de unde este numărul participanților: lista de prezență, o numărătoare în sală."
    en = "Write where the number of participants comes from: the list, a count in the room."
    pointer = "/counted_source"
