"""What is refused of the days that are planned, and of the urgent procedure: a class a rule.

Refusal
├── AdoptionTooEarly      409 endorsement-30-working-days: art. 7 (2) of Law 52/2003
├── BudgetTooEarly        409 budget-15-days: art. 39 of Law 273/2006
├── AdoptionBeforeEnd     409 adoption-before-end: recommendations are still received, art. 7 (4), (8)
└── DebateAstray          409 debate-astray: before the notice or after the adoption, art. 7 (9)
Invalid
└── UrgencyWithoutReason  422 urgency-without-reason: art. 7 (13)
"""

from shared.errors import Invalid, Refusal


class AdoptionTooEarly(Refusal):
    """Under thirty working days from the notice, however they are counted."""

    code = "endorsement-30-working-days"
    ro = (
        "De la anunț până la supunerea spre avizare și adoptare trec cel puțin 30 de zile lucrătoare "
        "(art. 7 alin. (2) din Legea nr. 52/2003): adoptarea poate fi cel mai devreme {earliest.ro}."
    )
    en = (
        "At least 30 working days pass from the notice to endorsement and adoption "
        "(art. 7 (2) of Law 52/2003): adoption can be on {earliest.en} at the earliest."
    )
    pointer = "/planned_adoption"


class BudgetTooEarly(Refusal):
    """A local budget can be contested for fifteen days."""

    code = "budget-15-days"
    ro = (
        "Proiectul bugetului local poate fi contestat 15 zile (art. 39 din Legea nr. 273/2006): "
        "ultima zi poate fi cel mai devreme {earliest.ro}."
    )
    en = (
        "The draft of a local budget can be contested for 15 days (art. 39 of Law 273/2006): "
        "the last day can be {earliest.en} at the earliest."
    )
    pointer = "/recommendations_until"


class AdoptionBeforeEnd(Refusal):
    """The act is finalised on the basis of what people have said, so it waits until they have."""

    code = "adoption-before-end"
    ro = (
        "Până la sfârșitul ultimei zile pentru recomandări actul nu se poate adopta, nici în procedura de "
        "urgență (art. 7 alin. (4) și (8) din Legea nr. 52/2003): cel mai devreme {earliest.ro}."
    )
    en = (
        "Until the end of the last day for recommendations the act cannot be adopted, not even in the urgent "
        "procedure (art. 7 (4) and (8) of Law 52/2003): {earliest.en} is the earliest."
    )
    pointer = "/planned_adoption"


class DebateAstray(Refusal):
    """A debate is about a draft that is published, and has a sense before it is adopted."""

    code = "debate-astray"
    ro = "Dezbaterea are loc după publicarea anunțului și înainte de adoptare (art. 7 alin. (9))."
    en = "A debate is held after the notice is published and before the adoption (art. 7 (9))."
    pointer = "/planned_debate"


class UrgencyWithoutReason(Invalid):
    """The urgent procedure says in writing why."""

    code = "urgency-without-reason"
    ro = (
        "Scrieți de ce este urgent, în cel puțin {least} de litere: procedura de urgență se motivează în "
        "scris (art. 7 alin. (13) din Legea nr. 52/2003)."
    )
    en = (
        "Write why it is urgent, in at least {least} letters: the urgent procedure has its reason in writing "
        "(art. 7 (13) of Law 52/2003)."
    )
    pointer = "/urgency_reason"
