"""The rules, each with its article, whether its text was verified, and its source; each can be dated.

`verified`: read in a published copy of the law, or borne out by many notices. `unverified`: general
knowledge; such a rule warns and never refuses. Articles are those of the republication of 3 December 2013;
before it, 7 to 13 were 6 to 12.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.consultation.model.law.counting import Unit
from services.consultation.model.law.words import Told

Status = Literal["verified", "unverified"]
LAW = "Legea nr. 52/2003"
TEXT = "Law 52/2003, republished in MO 749/3.12.2013, last changed by OUG 16/2022"
BUDGETS = "Legea nr. 273/2006"


@dataclass(frozen=True)
class Rule:
    """A rule of law.

    Args:
        id: stable; used in code, API, docs and tests.
        article: with the law it belongs to, in Romanian.
        text: what it asks for.
        number, unit: of a term; 0 where it has none.
        since, until: first and last day of its being law; None where that is not bounded.
    """

    id: str
    article: str
    status: Status
    source: str
    text: Told
    number: int = 0
    unit: Unit = "calendar-days"
    since: date | None = None
    until: date | None = None

    @property
    def cited(self) -> Told:
        """The article, as it is named in each language."""
        english = self.article.replace("Legea nr.", "Law").replace("în prima formă", "of its first form")
        return Told(self.article, english)

    def holds_on(self, day: date) -> bool:
        """Whether it is law on that day."""
        return (self.since or day) <= day <= (self.until or day)


RULES = (
    Rule(
        "notice-channels",
        f"{LAW}, art. 7 (1)",
        "verified",
        TEXT,
        Told(
            "Anunțul se publică pe site, la sediu, într-un spațiu accesibil publicului, și în presă;"
            " proiectul se"
            " transmite celor care au cerut.",
            "The notice is published on the site, at the premises in a space open to the public, and in"
            " the media; the"
            " draft is sent to those who asked.",
        ),
    ),
    Rule(
        "notice-contents",
        f"{LAW}, art. 7 (2)",
        "verified",
        TEXT,
        Told(
            "Anunțul cuprinde data afișării, nota de fundamentare, expunerea de motive sau referatul de"
            " aprobare,"
            " textul complet, termenul, locul și modul de trimitere a propunerilor.",
            "The notice has the day of display, the substantiation note, statement of reasons or"
            " approval report, the"
            " full text, and the deadline, place and way for proposals.",
        ),
    ),
    Rule(
        "endorsement-30-working-days",
        f"{LAW}, art. 7 (2)",
        "verified",
        f"{TEXT}; imperative: Curtea de Apel Târgu Mureș, decision 812/17.11.2016",
        Told(
            "Proiectul se supune avizării după cel puțin 30 de zile lucrătoare de la anunț.",
            "The draft goes to endorsement at least 30 working days after the notice.",
        ),
        30,
        "working-days",
    ),
    Rule(
        "recommendations-10-days",
        f"{LAW}, art. 7 (4)",
        "verified",
        TEXT,
        Told(
            "Propunerile, sugestiile și opiniile se primesc cel puțin 10 zile calendaristice de la anunț.",
            "Proposals, suggestions and opinions are received for at least 10 calendar days from the notice.",
        ),
        10,
        "calendar-days",
    ),
    Rule(
        "register",
        f"{LAW}, art. 7 (5)",
        "unverified",
        "its wording is general knowledge",
        Told(
            "Propunerile se trec într-un registru: data primirii, persoana, datele de contact (care nu"
            " sunt publice).",
            "Proposals go into a register: day received, person, contact data (which are not public).",
        ),
    ),
    Rule(
        "officer-named",
        f"{LAW}, art. 7 (7)",
        "verified",
        f"{TEXT}; HG 831/2022, MO 645/29.06.2022",
        Told(
            "Autoritatea desemnează și face cunoscută persoana responsabilă pentru relația cu societatea"
            " civilă.",
            "The authority designates and makes known the person responsible for relations with civil"
            " society.",
        ),
    ),
    Rule(
        "debate-on-request",
        f"{LAW}, art. 7 (9)",
        "verified",
        TEXT,
        Told(
            "Dezbaterea publică se organizează dacă o cere în scris o asociație legal constituită sau o"
            " altă autoritate"
            " publică.",
            "A public debate is held if a legally constituted association or another public authority"
            " asks in writing.",
        ),
    ),
    Rule(
        "debate-documents-10-days",
        f"{LAW}, art. 7 (10) d",
        "unverified",
        "the list of documents is verified, the wording of the term is not",
        Told(
            "Minuta, recomandările scrise, versiunile îmbunătățite, rapoartele de avizare și versiunea"
            " adoptată sunt"
            " publice în cel mult 10 zile calendaristice de la încheierea dezbaterii.",
            "Minutes, written recommendations, improved versions, endorsement reports and the adopted"
            " version are public"
            " within 10 calendar days of the end of the debate.",
        ),
        10,
        "calendar-days",
    ),
    Rule(
        "debate-within-10-days",
        f"{LAW}, art. 6 (8) în prima formă",
        "unverified",
        "first form of the law; whether the republished text keeps it is unclear, town halls act as if",
        Told(
            "Dezbaterea are loc în cel mult 10 zile calendaristice de la publicarea datei și locului ei.",
            "The debate is held within 10 calendar days of publishing its day and place.",
        ),
        10,
        "calendar-days",
    ),
    Rule(
        "urgency-reasoned",
        f"{LAW}, art. 7 (13)",
        "verified",
        TEXT,
        Told(
            "În procedura de urgență actul se poate adopta înainte de cele 30 de zile lucrătoare, cu"
            " motivul în scris;"
            " anunțul, cele 10 zile și dezbaterea rămân.",
            "In the urgent procedure the act may be adopted before the 30 working days, with the reason"
            " in writing; the"
            " notice, the 10 days and the debate stay.",
        ),
    ),
    Rule(
        "public-meeting-3-days",
        f"{LAW}, art. 8 (1)",
        "verified",
        TEXT,
        Told(
            "Ședința publică se anunță la sediu, pe site și în presă cu cel puțin 3 zile înainte.",
            "A public meeting is announced at the premises, on the site and in the media at least 3 days"
            " before.",
        ),
        3,
        "calendar-days",
    ),
    Rule(
        "refusal-reasoned",
        f"{LAW}, art. 12",
        "verified",
        TEXT,
        Told(
            "Nepreluarea unei recomandări scrise se justifică în scris.",
            "Not taking over a written recommendation is justified in writing.",
        ),
    ),
    Rule(
        "annual-report",
        f"{LAW}, art. 13",
        "verified",
        TEXT,
        Told(
            "Autoritatea publică un raport anual privind transparența decizională; legea nu îi dă o zi.",
            "The authority publishes a yearly report on transparency in decisions; the law gives no day"
            " for it.",
        ),
    ),
    Rule(
        "budget-15-days",
        f"{BUDGETS}, art. 39",
        "verified",
        "Law 273/2006 on local public finances",
        Told(
            "Proiectul bugetului local poate fi contestat 15 zile de la publicare.",
            "The draft of a local budget can be contested for 15 days from its publication.",
        ),
        15,
        "calendar-days",
    ),
)
BY_ID = {rule.id: rule for rule in RULES}


@dataclass(frozen=True)
class LawBook:
    """The rules as they are applied.

    Args:
        off: ids of those that are switched off.
        rules: all of them, in their order.
    """

    off: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] = RULES

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def why_not(self, rule: Rule, day: date | None) -> Told | None:
        """Why a rule is not applied to what was published that day; None where it is."""
        if rule.id in self.off:
            return Told("Nu se aplică: regula este oprită.", "Does not apply: the rule is switched off.")
        if day is not None and not rule.holds_on(day):
            told = Told(
                "Nu se aplică: regula nu era în vigoare la {day}.",
                "Does not apply: the rule was not law on {day}.",
            )
            return told.on(day=day)
        return None
