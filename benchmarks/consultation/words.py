"""Texts for a register: words of Romanian as often as words are (Zipf), always the same ones."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from operations.local.folder import ROOT
from shared.plain_text import plain

# Romanian that is at hand: what the portal's own pages say.
PAGES = ROOT / "services/portal/translations/ro/LC_MESSAGES/messages.po"
SAID = re.compile(r'^msgstr(?:\[\d\])? "(.*)"$', re.MULTILINE)
NOT_SAID = re.compile(r"%\(\w+\)s|<[^>]+>|\\n")
SHIFT = 2.7  # Mandelbrot's: the most frequent words are less alone at the top than Zipf has them
SHORTEST, LONGEST = 20, 60  # words of a text


def vocabulary() -> list[str]:
    """Every word that the pages say, the most frequent first."""
    said = " ".join(NOT_SAID.sub(" ", line) for line in SAID.findall(PAGES.read_text(encoding="utf-8")))
    counted = Counter(word for word in re.findall(r"[^\W\d_]{3,}", said.lower()))
    return sorted(counted, key=lambda word: (-counted[word], word))


def texts(words: Sequence[str], many: int) -> Iterator[str]:
    """That many texts of such words."""
    dice = random.Random(2003)  # noqa: S311 - the same texts each time
    weights = [1 / (rank + SHIFT) for rank in range(len(words))]
    total, sums = 0.0, []
    for weight in weights:
        total += weight
        sums.append(total)
    for _ in range(many):
        yield " ".join(dice.choices(words, cum_weights=sums, k=dice.randint(SHORTEST, LONGEST)))


def mix(words: Sequence[str]) -> list[str]:
    """What is asked: 20 words of each fifth of frequency, and 20 pairs across all of them."""
    dice = random.Random(52)  # noqa: S311
    size = len(words) // 5
    singles = [
        word for fifth in range(5) for word in dice.sample(words[fifth * size : (fifth + 1) * size], 20)
    ]
    pairs = [" ".join(dice.sample(words, 2)) for _ in range(20)]
    return [plain(asked) for asked in singles + pairs]
