"""What a person should look at in an act that was taken apart."""

import re
from collections.abc import Iterator, Sequence

from services.consultation.model.act_text.article_numbers import value_of
from services.consultation.model.act_text.parts import Doubt, Part, PartType

# Letters that stand in no Romanian word: of old fonts (º þ ª Þ), of UTF-8 read as something else, of nothing.
BROKEN = re.compile("[\ufffdþÞ]|(?<![\\d\\s])[ºª]|(?<!\\S)[ºª](?=\\w)|Äƒ|Ä\x83|Ã®|Ã¢|È™|È›|ÅŸ|Å£|â€")
SCANNED_ONE = re.compile(r"Art\s?\.?\s*l\b", re.IGNORECASE)
LONG_ARTICLE = 20_000


def doubts_of(text: str, parts: Sequence[Part]) -> list[Doubt]:
    """All that is odd, in the order of importance."""
    found: list[Doubt] = []
    if broken := [word for word in text.split() if BROKEN.search(word)]:
        found.append(Doubt("broken-letters", {"times": len(broken), "example": broken[0][:40]}))
    articles = [part for part in parts if part.type is PartType.ARTICLE]
    if not articles and text.strip():
        found.append(Doubt("no-articles"))
    found += _of_numbers(articles)
    found += [Doubt("empty-article", {"number": a.number}, a.number) for a in articles if not a.text.strip()]
    found += [Doubt("scanned-one", {}, a.number) for a in articles if SCANNED_ONE.match(a.label)]
    too_long = [a for a in articles if len(a.text) > LONG_ARTICLE]
    found += [Doubt("long-article", {"number": a.number, "most": LONG_ARTICLE}, a.number) for a in too_long]
    return found


def _of_numbers(articles: Sequence[Part]) -> Iterator[Doubt]:
    """A number twice, or one that does not follow the one before."""
    before: tuple[str, int] | None = None
    for article in articles:
        annex, _, number = article.number.rpartition("/")
        if "~" in number:
            yield Doubt("doubled-article", {"number": article.number.partition("~")[0]}, article.number)
        value = value_of(number)
        if value is None:
            continue
        expected = before[1] if before and before[0] == annex else 0
        if "~" not in number and value not in (expected, expected + 1):
            params = {"number": article.number, "before": expected}
            yield Doubt("order", params, article.number)
        before = (annex, value)
