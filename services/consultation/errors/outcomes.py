"""What is refused of the end of a procedure: a class a rule.

Refusal
├── NotClosedYet              409 not-closed-yet: recommendations are still received
├── RecommendationsWaiting    409 recommendations-waiting: some have no reasoned answer, art. 12
├── NotFinalised              409 not-finalised: art. 7 (8)
├── DecidedTooSoon            409 decided-too-soon: before the procedure was finalised
└── NoReason                  409 no-reason: rejected or withdrawn, and nobody said why
Conflict
└── AlreadyFinalised          409 already-finalised
NotFound
└── NoOutcomeYet              404 no-outcome-yet
Invalid
├── DayAhead                  422 day-ahead: nothing is recorded before it happens
├── BeforeTheNotice           422 before-the-notice
├── NoNumber                  422 no-number: an adopted act has one
└── NotAText                  422 not-a-text: the version is none that could have been adopted
"""

from shared.errors import Conflict, Invalid, NotFound, Refusal


class NotClosedYet(Refusal):
    """While recommendations are received, nobody knows that all are answered."""

    code = "not-closed-yet"
    ro = "Se primesc încă recomandări: procedura se finalizează după încheierea termenului."
    en = "Recommendations are still received: the procedure is finalised after the term."


class RecommendationsWaiting(Refusal):
    """Some recommendations have no reasoned answer; hidden ones count, withdrawn ones do not."""

    code = "recommendations-waiting"
    ro = (
        "Procedura nu se poate finaliza: recomandări fără răspuns motivat: {waiting} "
        "(art. 12 din Legea nr. 52/2003). Răspundeți la toate, apoi finalizați."
    )
    en = (
        "The procedure cannot be finalised: recommendations without a reasoned answer: {waiting} "
        "(art. 12 of Law 52/2003). Answer all of them, then finalise."
    )


class NotFinalised(Refusal):
    """A draft goes on only after it was finalised on the basis of the recommendations."""

    code = "not-finalised"
    ro = (
        "Proiectul se supune aprobării numai după ce este finalizat pe baza recomandărilor "
        "(art. 7 alin. (8) din Legea nr. 52/2003): finalizați întâi procedura."
    )
    en = (
        "A draft is submitted only after it is finalised on the basis of the recommendations "
        "(art. 7 (8) of Law 52/2003): finalise the procedure first."
    )


class DecidedTooSoon(Refusal):
    """The decision cannot have come before what it must follow."""

    code = "decided-too-soon"
    ro = "Decizia nu poate fi dinainte de finalizarea procedurii, {earliest} (art. 7 alin. (8))."
    en = "The decision cannot come before the procedure was finalised, {earliest} (art. 7 (8))."


class NoReason(Refusal):
    """Who spoke on a draft is told why it came to nothing."""

    code = "no-reason"
    ro = "Scrieți motivul: cei care au trimis recomandări au dreptul să îl afle."
    en = "Write the reason: those who sent recommendations have a right to know it."


class AlreadyFinalised(Conflict):
    """It is finalised once."""

    code = "already-finalised"
    ro = "Procedura a fost finalizată deja."
    en = "The procedure has already been finalised."


class NoOutcomeYet(NotFound):
    """The procedure goes on."""

    code = "no-outcome-yet"
    ro = "Procedura nu are încă un rezultat."
    en = "The procedure has no outcome yet."


class DayAhead(Invalid):
    """Nothing is recorded before it happens."""

    code = "day-ahead"
    ro = "Ziua nu poate fi în viitor."
    en = "The day cannot lie ahead."
    pointer = "/on"


class BeforeTheNotice(Invalid):
    """The notice comes first."""

    code = "before-the-notice"
    ro = "Ziua nu poate fi dinainte de anunț."
    en = "The day cannot come before the notice."
    pointer = "/on"


class NoNumber(Invalid):
    """An adopted act has a number."""

    code = "no-number"
    ro = "Scrieți numărul actului adoptat."
    en = "Write the number of the adopted act."
    pointer = "/number"


class NotAText(Invalid):
    """What was adopted is the final text, or one that was published after it."""

    code = "not-a-text"
    ro = "Textul adoptat este versiunea finală sau una publicată după ea."
    en = "The adopted text is the final version, or one published after it."
    pointer = "/version"
