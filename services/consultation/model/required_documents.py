"""The documents that a draft act is published with, and which of them are missing.

Law 52/2003 art. 7 (2): the announcement holds the substantiation note, statement of reasons or approval
report, where due an impact or feasibility study, and the full text. OUG 57/2019 art. 136 (8) asks for the
departments' reports; that one is not verified, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from services.consultation.model.act import Kind
from shared.errors import Language
from shared.plain_text import plain

DOCUMENT_KINDS = ("substantiation", "specialist-report", "study", "other")
# What a title says where nobody said what the document is; in plain letters.
SAYS = {
    "substantiation": ("nota de fundamentare", "expunere de motive", "expunerea de motive",
                       "referat de aprobare", "referatul de aprobare"),
    "specialist-report": ("raport de specialitate", "raportul de specialitate", "raport al compartimentului"),
    "study": ("studiu de impact", "studiul de impact", "studiu de fezabilitate", "studiul de fezabilitate"),
}  # fmt: skip
# Acts that bind a person, not people: outside of Law 52/2003 (art. 1 and 4).
OUTSIDE = {Kind.INDIVIDUAL.value}
LAW_52 = "Legea nr. 52/2003, art. 7 alin. (2)"


@dataclass(frozen=True)
class Requirement:
    """A document that is asked for.

    Args:
        code: `full-text`, or one of `DOCUMENT_KINDS`.
        due: always, or only where the act's subject asks for it, which a person judges.
        status: whether the rule was checked in a published text of the law.
    """

    code: str
    due: Literal["always", "where-due"]
    law: str
    status: Literal["verified", "unverified"]
    sentences: Mapping[Language, str]


REQUIREMENTS = (
    Requirement(
        "full-text",
        "always",
        LAW_52,
        "verified",
        {
            "ro": "Anunțul cuprinde textul complet al proiectului.",
            "en": "The announcement holds the full text of the draft.",
        },
    ),
    Requirement(
        "substantiation",
        "always",
        LAW_52,
        "verified",
        {
            "ro": "Anunțul cuprinde o notă de fundamentare, o expunere de motive sau un referat de aprobare"
            " privind necesitatea actului.",
            "en": "The announcement holds a substantiation note, a statement of reasons or an approval report"
            " on why the act is needed.",
        },
    ),
    Requirement(
        "study",
        "where-due",
        LAW_52,
        "verified",
        {
            "ro": "Anunțul cuprinde, după caz, un studiu de impact sau de fezabilitate.",
            "en": "The announcement holds, where due, an impact or feasibility study.",
        },
    ),
    Requirement(
        "specialist-report",
        "always",
        "OUG nr. 57/2019, art. 136 alin. (8)",
        "unverified",
        {
            "ro": "Proiectul de hotărâre este însoțit de raportul compartimentului de specialitate.",
            "en": "A draft decision comes with the report of the department in charge.",
        },
    ),
)


@dataclass(frozen=True)
class Checked:
    """A requirement, and whether the consultation has what it asks for."""

    requirement: Requirement
    is_present: bool
    titles: Sequence[str]


def check(kind: str, documents: Sequence[Mapping[str, Any]], *, has_text: bool) -> list[Checked]:
    """What the law asks for with such an act, each with what there is of it; nothing for an individual act.

    Args:
        kind: of `act.Kind`.
        documents: as they are kept: title, kind, whether at hand.
        has_text: whether the act has articles.
    """
    if kind in OUTSIDE:
        return []
    return [_checked(requirement, documents, has_text=has_text) for requirement in REQUIREMENTS]


def kind_of(document: Mapping[str, Any]) -> str:
    """What a document is: as was said, else by its title."""
    if document.get("kind"):
        return str(document["kind"])
    title = plain(str(document["title"]))
    return next((kind for kind, words in SAYS.items() if any(word in title for word in words)), "other")


def _checked(requirement: Requirement, documents: Sequence[Mapping[str, Any]], *, has_text: bool) -> Checked:
    if requirement.code == "full-text":
        return Checked(requirement, has_text, [])
    titles = [str(d["title"]) for d in documents if kind_of(d) == requirement.code]
    return Checked(requirement, bool(titles), titles)
