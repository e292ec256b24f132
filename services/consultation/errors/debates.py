"""What is refused of requests for a debate, art. 7 (9) of Law 52/2003: a class a rule.

Refusal
├── DebateOwed             409 debate-owed: somebody has asked, and no debate was called
├── DebateNotHeld          409 debate-not-held: the debate that was asked for was not held yet
├── DebateHeld             409 debate-held: what has happened cannot be taken back
├── OwedByLaw              409 owed-by-law: who asked is one of those to whom a debate is owed
└── AskedBeforeNotice      409 asked-before-notice
Conflict
├── AskedAlready           409 debate-asked-already: one request an organisation
└── RequestSettled         409 debate-request-settled
NotFound
└── NoSuchDebateRequest    404 no-such-debate-request
Invalid
├── NobodyAsks             422 nobody-asks
├── NotOwedWithoutReason   422 not-owed-without-reason
└── WithdrawnWithoutProof  422 withdrawn-without-proof
"""

from shared.errors import Conflict, Invalid, NotFound, Refusal


class DebateOwed(Refusal):
    """It binds in the urgent procedure as well, for art. 7 (13) shortens the term of (2) alone."""

    code = "debate-owed"
    ro = (
        "S-a cerut o dezbatere publică: cereri fără răspuns: {open}. Convocați dezbaterea sau arătați de ce "
        "nu se datorează; până atunci proiectul nu merge mai departe (art. 7 alin. (8) și (9) din Legea "
        "nr. 52/2003)."
    )
    en = (
        "A public debate was asked for: requests without an answer: {open}. Call the debate, or say why none "
        "is owed; until then the draft does not go on (art. 7 (8) and (9) of Law 52/2003)."
    )


class DebateNotHeld(Refusal):
    """It was called, and has not taken place."""

    code = "debate-not-held"
    ro = (
        "Dezbaterea publică cerută este convocată și încă nu s-a ținut: proiectul merge mai departe după ea "
        "(art. 7 alin. (8) și (9) din Legea nr. 52/2003)."
    )
    en = (
        "The public debate that was asked for is called and was not held yet: the draft goes on after it "
        "(art. 7 (8) and (9) of Law 52/2003)."
    )


class DebateHeld(Refusal):
    """The debate has taken place."""

    code = "debate-held"
    ro = "Dezbaterea cerută s-a ținut deja."
    en = "The debate that was asked for has already been held."


class OwedByLaw(Refusal):
    """An association or authority that the authority itself has verified asks with right."""

    code = "owed-by-law"
    ro = (
        "{name} este în evidența autorității ca verificată: dezbaterea se datorează (art. 7 alin. (9) din "
        "Legea nr. 52/2003)."
    )
    en = "The authority itself has verified {name}: the debate is owed (art. 7 (9) of Law 52/2003)."


class AskedBeforeNotice(Refusal):
    """There was nothing to debate yet."""

    code = "asked-before-notice"
    ro = "La data primirii, proiectul nu era anunțat: dezbaterea se cere după anunț (art. 7)."
    en = "On the day of receipt the draft was not announced: a debate is asked for after that (art. 7)."
    pointer = "/received_on"


class AskedAlready(Conflict):
    """The same organisation has asked, and its request stands."""

    code = "debate-asked-already"
    ro = "{name} a cerut deja o dezbatere pe acest proiect, la {day:%d.%m.%Y}. Cererea stă: ajunge o dată."
    en = "{name} has already asked for a debate on this draft, on {day:%d.%m.%Y}. The request stands."


class RequestSettled(Conflict):
    """It was answered or withdrawn."""

    code = "debate-request-settled"
    ro = "Cererea de dezbatere nu mai așteaptă un răspuns."
    en = "The request for a debate does not wait for an answer any more."


class NoSuchDebateRequest(NotFound):
    """Nobody has asked under this id, or it is not for the caller to know."""

    code = "no-such-debate-request"
    ro = "Nu există această cerere de dezbatere."
    en = "There is no such request for a debate."


class NobodyAsks(Invalid):
    """Nobody is named."""

    code = "nobody-asks"
    ro = "Scrieți cine cere dezbaterea."
    en = "Name who asks for the debate."
    pointer = "/name"


class NotOwedWithoutReason(Invalid):
    """The reason is public."""

    code = "not-owed-without-reason"
    ro = "Scrieți de ce nu se datorează dezbaterea, cel puțin {least} de litere: motivul este public."
    en = "Write why no debate is owed, in {least} letters at least: the reason is public."
    pointer = "/reason"


class WithdrawnWithoutProof(Invalid):
    """A clerk withdraws nothing of their own accord."""

    code = "withdrawn-without-proof"
    ro = "Scrieți cum și când și-a retras solicitantul cererea, cel puțin {least} de litere."
    en = "Write how and when the asker has withdrawn the request, in {least} letters at least."
    pointer = "/reason"
