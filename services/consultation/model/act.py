"""What is consulted on: the text of a draft act, by article, and the documents beside it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from services.consultation.model.wording import tidy
from shared.plain_text import plain

# A tsvector holds 1 MiB; this many letters stay under it whatever they are.
SEARCHED = 250_000


class Kind(StrEnum):
    """What sort of act a draft would become; the law's terms differ by it."""

    NORMATIVE = "normative"
    MAYOR_ORDER = "mayor-order"
    INDIVIDUAL = "individual"
    LOCAL_BUDGET = "local-budget"
    URBAN_PLAN = "urban-plan"
    STRATEGY = "strategy"
    TAX = "tax"


# What acts are about, in the words of people; an act may be about several of these.
FIELDS = (
    "urbanism",
    "budget",
    "environment",
    "transport",
    "education",
    "health",
    "social",
    "culture",
    "order",
    "administration",
    "economy",
    "other",
)
MOST_FIELDS = 3


@dataclass(frozen=True)
class Document:
    """A document of the file; `available` is False where only its title is known, and it is not at hand.

    `kind` says which of those it is that the law asks for; empty where nobody said.
    """

    title: str
    url: str | None
    available: bool
    kind: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is kept and shown."""
        return asdict(self)


@dataclass(frozen=True)
class ArticleText:
    """An article: its number as people write it (`2`, `2^1`), a heading, paragraphs parted by blank lines."""

    number: str
    heading: str
    text: str


@dataclass(frozen=True)
class FramePart:
    """What stands around the articles: a preamble, the name of a chapter, an annex, signatures.

    Args:
        type: of `act_text.PartType`, without articles.
        before: the number of the article that it stands before; None at the end.
    """

    type: str
    label: str
    heading: str
    text: str
    before: str | None

    def as_json(self) -> dict[str, Any]:
        """As it is kept and shown."""
        return asdict(self)


@dataclass(frozen=True)
class Draft:
    """All that a clerk writes of a consultation; `recommendations_until` is the last day, whole.

    Args:
        planned_publication: the day of the notice, as it is meant; the other days are held against it.
        planned_adoption: of the decision, or of the meeting that takes it.
        urgency_reason: why the procedure is urgent; empty where it is not.
        fields: what it is about, of `FIELDS`; empty where nobody said.
    """

    title: str
    kind: str
    summary: str
    documents: Sequence[Document]
    articles: Sequence[ArticleText]
    recommendations_until: date
    is_example: bool
    frame: Sequence[FramePart] = ()
    planned_publication: date | None = None
    planned_debate: date | None = None
    planned_adoption: date | None = None
    urgency_reason: str = ""
    fields: Sequence[str] = ()

    def searched_text(self) -> str:
        """Everything that can be searched, in plain letters."""
        articles = [f"{article.heading} {article.text}" for article in self.articles]
        around = [f"{part.label} {part.heading} {part.text}" for part in self.frame]
        return searched([self.title, self.summary, *articles, *around])


def searched(parts: Sequence[str]) -> str:
    """Texts joined, in plain letters, as long as the index can hold."""
    return plain(" ".join(parts))[:SEARCHED]


def tidy_draft(draft: Draft) -> Draft:
    """The same with every text in the form in which it is kept."""
    return replace(
        draft,
        title=tidy(draft.title),
        summary=tidy(draft.summary),
        urgency_reason=tidy(draft.urgency_reason),
        documents=[replace(document, title=tidy(document.title)) for document in draft.documents],
        articles=[ArticleText(tidy(a.number), tidy(a.heading), tidy(a.text)) for a in draft.articles],
        frame=[
            replace(part, label=tidy(part.label), heading=tidy(part.heading), text=tidy(part.text))
            for part in draft.frame
        ],
    )
