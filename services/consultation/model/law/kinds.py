"""What holds for which kind of act; where a rule does not, why."""

import re
from collections.abc import Mapping

from services.consultation.model.act import Kind
from services.consultation.model.law.words import Told
from shared.plain_text import plain

# “… finanțate din bugetul local” is paid from a budget, and is none.
PAID_FROM = r"(?<!\bdin )(?<!\bla )(?<!\bprin )(?<!\bin )(?<!\bcatre )"
OF_A_PLACE = (
    r"(de venituri si cheltuieli |general )?(al )?(municipiului|orasului|comunei|judetului|sectorului)"
)
BUDGET = re.compile(rf"{PAID_FROM}\bbuget(ul|ului|e|ele|elor)? (local(ului|e|elor)?|{OF_A_PLACE})\b")

OWN_PROCEDURE = frozenset(
    {
        "notice-channels",
        "notice-contents",
        "endorsement-30-working-days",
        "recommendations-10-days",
        "register",
        "debate-on-request",
        "debate-documents-10-days",
        "debate-within-10-days",
        "urgency-reasoned",
        "refusal-reasoned",
    }
)
OUTSIDE = Told(
    "Nu se aplică: actele individuale sunt în afara legii (art. 1 și 4), care privește actele normative.",
    "Does not apply: individual acts are outside the law (art. 1 and 4), which is about normative acts.",
)
BUDGET_ALONE = Told(
    "Nu se aplică: art. 39 din Legea nr. 273/2006 privește numai bugetele locale.",
    "Does not apply: art. 39 of Law 273/2006 is about local budgets alone.",
)
BUDGETS_OWN = Told(
    "Nu se aplică: bugetul local are procedura lui, în art. 39 din Legea nr. 273/2006 (15 zile pentru"
    " contestații).",
    "Does not apply: a local budget has a procedure of its own, in art. 39 of Law 273/2006 (15 days to"
    " contest).",
)
TAXES_OWN = Told(
    "Nu se aplică: art. 39 privește bugetele; pentru taxele speciale legea dă separat 15 zile de"
    " contestații.",
    "Does not apply: art. 39 is about budgets; for special taxes the law gives 15 days to contest apart"
    " from that.",
)
NO_MEETING = Told(
    "Nu se aplică: dispoziția o emite primarul, nu se adoptă în ședință.",
    "Does not apply: an order is issued by the mayor, not adopted in a meeting.",
)
# Kinds of which it is not verified that the terms of Law 52/2003 bind them as they bind a normative act.
UNVERIFIED: Mapping[Kind, Told] = {
    Kind.URBAN_PLAN: Told(
        "La planurile de urbanism se aplică și Legea nr. 350/2001, cu pașii ei, care nu sunt socotiți aici"
        " (neverificat).",
        "Urban plans also fall under Law 350/2001, with steps of its own that are not counted here"
        " (unverified).",
    ),
    Kind.STRATEGY: Told(
        "Strategiile se consultă ca actele normative când se aprobă prin hotărâre (neverificat).",
        "Strategies are consulted like normative acts where a decision approves them (unverified).",
    ),
}


def why_not(rule: str, kind: Kind) -> Told | None:
    """Why the rule does not hold for that kind of act; None where it does."""
    if kind is Kind.INDIVIDUAL:
        return OUTSIDE
    if kind is Kind.LOCAL_BUDGET:
        return BUDGETS_OWN if rule in OWN_PROCEDURE else None
    if rule == "budget-15-days":
        return TAXES_OWN if kind is Kind.TAX else BUDGET_ALONE
    return NO_MEETING if (kind, rule) == (Kind.MAYOR_ORDER, "public-meeting-3-days") else None


def assumed_from(title: str) -> Kind:
    """The kind of an act of which only the title is known: a local budget if it names one, else normative."""
    return Kind.LOCAL_BUDGET if BUDGET.search(plain(title)) else Kind.NORMATIVE
