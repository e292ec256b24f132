"""What is refused of a recommendation and of its answer: a class a rule.

Refusal
└── TermOver              409 term-over: the term for recommendations does not run
Conflict
├── AlreadyAnswered       409 already-answered
└── AlreadyWithdrawn      409 already-withdrawn
NotFound
└── NoSuchRecommendation  404 no-such-recommendation
NotAllowed
└── NoMandate             403 no-mandate
Invalid
└── UnknownArticle        422 unknown-article
NotReady
└── AccountNotKnownYet    503 account-not-known-yet
"""

from shared.errors import Conflict, Invalid, NotAllowed, NotFound, NotReady, Refusal


class NoSuchRecommendation(NotFound):
    """There is none."""

    code = "no-such-recommendation"
    ro = "Nu există această recomandare."
    en = "There is no such recommendation."


class TermOver(Refusal):
    """The recommendation came when the term did not run."""

    code = "term-over"
    ro = "Termenul pentru recomandări s-a încheiat."
    en = "The term for recommendations is over."


class AlreadyAnswered(Conflict):
    """An answer that was given is not replaced."""

    code = "already-answered"
    ro = "Recomandarea are deja un răspuns."
    en = "The recommendation already has an answer."


class AlreadyWithdrawn(Conflict):
    """Its author has taken it back, so nobody owes it an answer."""

    code = "already-withdrawn"
    ro = "Recomandarea a fost retrasă de autorul ei; nu mai are nevoie de răspuns."
    en = "The recommendation was withdrawn by its author; it needs no answer any more."


class NoMandate(NotAllowed):
    """The person may not speak for that organisation today."""

    code = "no-mandate"
    ro = "Nu aveți astăzi mandat să vorbiți în numele acestei organizații."
    en = "You hold no mandate today to speak for this organisation."


class UnknownArticle(Invalid):
    """The act has no article of that number."""

    code = "unknown-article"
    ro = "Proiectul nu are articolul {article}."
    en = "The draft has no article {article}."
    pointer = "/article"


class AccountNotKnownYet(NotReady):
    """The account is so new that its event is still on its way."""

    code = "account-not-known-yet"
    ro = "Contul dumneavoastră este nou și încă se pregătește; încercați din nou peste o clipă."
    en = "Your account is new and still being prepared; try again in a moment."
