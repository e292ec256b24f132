"""The parts of an act as they are compared: articles and what stands around them, in reading order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ARTICLE = "article"


@dataclass(frozen=True)
class Unit:
    """An article, or a part of what stands around the articles.

    Args:
        type: `article`, or a type of `act_text.PartType`.
        number: of an article; empty for all else.
        label: as the text writes it, of what is no article.
    """

    type: str
    number: str
    label: str
    heading: str
    text: str

    @property
    def title(self) -> str:
        """Label and heading in one line."""
        return " ".join(words for words in (self.label, self.heading) if words)


def units(articles: Iterable[Mapping[str, Any]], frame: Iterable[Mapping[str, Any]]) -> list[Unit]:
    """The parts of a text in the order in which they are read.

    Args:
        articles: each with `number`, `heading` and `text`.
        frame: each with `type`, `label`, `heading`, `text`, and `before`: the article that it stands before.
    """
    articles = list(articles)
    numbers = {article["number"] for article in articles}
    before: dict[str | None, list[Unit]] = {}
    for part in frame:
        where = part["before"] if part["before"] in numbers else None
        before.setdefault(where, []).append(
            Unit(part["type"], "", part["label"], part["heading"], part["text"])
        )
    found: list[Unit] = []
    for article in articles:
        found += before.get(article["number"], [])
        found.append(Unit(ARTICLE, article["number"], "", article["heading"], article["text"]))
    return found + before.get(None, [])
