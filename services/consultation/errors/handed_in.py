"""What is refused of what a clerk enters for its author, on paper, by e-mail or said: a class a rule.

Refusal
├── ReceivedAfterTerm          409 received-after-term: what counts is the day on which it was received
├── ReceivedBeforePublication  409 received-before-publication
└── NothingToPost              409 nothing-to-post
Conflict
└── AlreadyPosted              409 already-posted
Invalid
├── ReceivedLater              422 received-later: the day has not come
├── NoAuthor                   422 no-author
└── UnknownOrganisation        422 organisation-not-verified
"""

from shared.errors import Conflict, Invalid, Refusal

LAW_RO = "Ce se primește după termen nu intră în registrul acestei consultări"
LAW_EN = "What is received after the term does not enter this consultation's register"


class ReceivedAfterTerm(Refusal):
    """It came when the term was over."""

    code = "received-after-term"
    ro = (
        f"Termenul pentru recomandări se încheiase la data primirii. {LAW_RO} "
        "(art. 7 alin. (4) din Legea nr. 52/2003)."
    )
    en = f"The term was over on the day of receipt. {LAW_EN} (art. 7 (4) of Law 52/2003)."
    pointer = "/received_on"


class ReceivedBeforePublication(Refusal):
    """It came before anybody was asked."""

    code = "received-before-publication"
    ro = (
        "La data primirii, consultarea nu era publicată: recomandările se primesc de la publicarea anunțului "
        "(art. 7 alin. (2) și (4) din Legea nr. 52/2003)."
    )
    en = (
        "On the day of receipt the consultation was not published: recommendations are received from the "
        "notice on (art. 7 (2) and (4) of Law 52/2003)."
    )
    pointer = "/received_on"


class NothingToPost(Refusal):
    """There is no answer that has to go by post."""

    code = "nothing-to-post"
    ro = "Nu este niciun răspuns de trimis prin poștă pentru această recomandare."
    en = "There is no answer to be sent by post for this recommendation."


class AlreadyPosted(Conflict):
    """It was sent already."""

    code = "already-posted"
    ro = "Răspunsul este deja notat ca trimis prin poștă."
    en = "The answer is already noted as sent by post."


class ReceivedLater(Invalid):
    """A day of receipt that has not come."""

    code = "received-later"
    ro = "Data primirii este în viitor."
    en = "The day of receipt has not come yet."
    pointer = "/received_on"


class NoAuthor(Invalid):
    """Nobody is named."""

    code = "no-author"
    ro = (
        "Scrieți numele persoanei sau al organizației: ce este anonim nu se înscrie "
        "(art. 7 din OG nr. 27/2002)."
    )
    en = "Name the person or the organisation: what is anonymous is not entered (art. 7 of OG 27/2002)."
    pointer = "/author_name"


class UnknownOrganisation(Invalid):
    """The authority has not verified it."""

    code = "organisation-not-verified"
    ro = "Autoritatea nu are în evidență această organizație ca verificată; scrieți doar numele ei."
    en = "The authority has no such verified organisation; write its name only."
    pointer = "/on_behalf_of"
