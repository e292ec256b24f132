"""What is refused of a consultation: a class a rule.

Refusal
├── DeadlineTooEarly      409 recommendations-10-days: under ten days, art. 7 (4) of Law 52/2003
├── CloseTooEarly         409 close-too-early: the ten days of art. 7 (4) have not passed
├── NoArticles            409 no-articles: nothing to recommend on
├── EmptyArticle          409 empty-article: an article without words
├── NotOpen               409 not-open: only what is published can be closed
├── RecordOnly            409 record-only: a notice kept as history
Conflict
└── AlreadyPublished      409 already-published
NotFound
└── NoSuchConsultation    404 no-such-consultation
Invalid
├── DoubledArticle        422 doubled-article
└── FrameAstray           422 frame-astray: a chapter or the like before an article that is not there
NotReady
└── AuthorityNotKnownYet  503 authority-not-known-yet
"""

from shared.errors import Conflict, Invalid, NotFound, NotReady, Refusal


class NoSuchConsultation(NotFound):
    """There is none, or it is another's draft."""

    code = "no-such-consultation"
    ro = "Nu există această consultare."
    en = "There is no such consultation."


class DeadlineTooEarly(Refusal):
    """The last day comes less than ten calendar days after publication."""

    code = "recommendations-10-days"
    ro = (
        "Termenul pentru recomandări este de cel puțin 10 zile calendaristice "
        "(art. 7 alin. (4) din Legea nr. 52/2003): ultima zi poate fi cel mai devreme {earliest.ro}."
    )
    en = (
        "The term for recommendations is at least 10 calendar days "
        "(art. 7 (4) of Law 52/2003): its last day can be {earliest.en} at the earliest."
    )
    pointer = "/recommendations_until"


class CloseTooEarly(Refusal):
    """A clerk may not end the term before the law's minimum has passed."""

    code = "close-too-early"
    ro = (
        "Recomandările se primesc cel puțin 10 zile calendaristice (art. 7 alin. (4) din Legea nr. 52/2003): "
        "consultarea se poate închide după {earliest.ro}."
    )
    en = (
        "Recommendations are received for at least 10 calendar days (art. 7 (4) of Law 52/2003): "
        "the consultation can be closed after {earliest.en}."
    )


class NoArticles(Refusal):
    """A draft act without a text cannot be published."""

    code = "no-articles"
    ro = "Proiectul nu are niciun articol: textul complet se publică odată cu anunțul (art. 7 alin. (2))."
    en = "The draft has no article: its full text is published with the notice (art. 7 (2))."


class EmptyArticle(Refusal):
    """Nobody can recommend on an article that says nothing."""

    code = "empty-article"
    ro = "Articolul {number} nu are text: scrieți-l sau scoateți articolul."
    en = "Article {number} has no text: write it, or take the article out."


class NotOpen(Refusal):
    """What is not published, or is closed already, cannot be closed."""

    code = "not-open"
    ro = "Consultarea nu este deschisă."
    en = "The consultation is not open."


class RecordOnly(Refusal):
    """A notice that is kept as history takes nothing more."""

    code = "record-only"
    ro = "Acest anunț este păstrat ca istoric: nu se mai poate face nimic asupra lui."
    en = "This notice is kept as history: nothing more can be done about it."


class AlreadyPublished(Conflict):
    """What is published is not edited in silence."""

    code = "already-published"
    ro = "Consultarea a fost publicată deja."
    en = "The consultation has already been published."


class DoubledArticle(Invalid):
    """Two articles have one number."""

    code = "doubled-article"
    ro = "Articolul {number} apare de două ori."
    en = "Article {number} stands twice."
    pointer = "/articles"


class FrameAstray(Invalid):
    """What stands around the articles names one that the act has not."""

    code = "frame-astray"
    ro = "O parte a actului stă înaintea articolului {number}, care nu există."
    en = "A part of the act stands before article {number}, which is not there."
    pointer = "/frame"


class AuthorityNotKnownYet(NotReady):
    """The authority is so new that its event is still on its way."""

    code = "authority-not-known-yet"
    ro = "Autoritatea este nouă și încă se pregătește; încercați din nou peste o clipă."
    en = "The authority is new and still being prepared; try again in a moment."
