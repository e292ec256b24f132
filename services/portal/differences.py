"""What a proposed text changes in another one, word by word: marked, and said for who cannot see the marks.

The time is bounded however long the texts are: what is too different to be compared word by word is compared
line by line, and what is too different even so stands as taken out and put in.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from services.portal.languages import say
from shared.plain_text import with_commas

MOST_PAIRS = 400_000  # pairs of equal words that are looked at: a tenth of a second
WORD = re.compile(r"\S+\s*|\s+")
BLANK_END = re.compile(r"\s+\Z")
LINE = re.compile(r"[^\n]*\n+|[^\n]+")
Change = tuple[str, str, str]  # what became of it, as it was, as it is


def difference(before: str, after: str) -> Markup:
    """What `after` changes in `before`."""
    said: list[Markup] = []
    for what, old, new in changes(before, after):
        if what == "equal":
            said.append(escape(new))
            continue
        if old:
            said.append(_marked("del", say("difference.removed"), old))
        if new:
            said.append(_marked("ins", say("difference.added"), new))
    return Markup("").join(said)


def changes(before: str, after: str) -> list[Change]:
    """The stretches of both texts in order, `equal` or `replace`; put together they are the texts again."""
    old, new = WORD.findall(before), WORD.findall(after)
    start = _alike_at_start(old, new)
    end = _alike_at_start(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    parts = (
        ("equal", "".join(old[:start]), "".join(new[:start])),
        *_by_words(*middle),
        ("equal", "".join(old[len(old) - end :]), "".join(new[len(new) - end :])),
    )
    found: list[Change] = []
    for change in parts:
        before_it = found.pop() if found and found[-1][0] == change[0] else (change[0], "", "")
        found.append((change[0], before_it[1] + change[1], before_it[2] + change[2]))
    parted = (part for change in found for part in _without_blanks_between(change))
    return [part for part in parted if part[1] or part[2]]


def _without_blanks_between(change: Change) -> Iterator[Change]:
    """The blank behind a word that was replaced is the same as before."""
    what, old, new = change
    blank = BLANK_END.search(old)
    if what == "equal" or not blank or not new.endswith(blank[0]) or old == blank[0] or new == blank[0]:
        yield change
        return
    yield what, old[: blank.start()], new[: len(new) - len(blank[0])]
    yield "equal", blank[0], blank[0]


def _by_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    if _pairs(old, new) > MOST_PAIRS:
        yield from _by_lines("".join(old), "".join(new))
        return
    matcher = difflib.SequenceMatcher(None, _plain(old), _plain(new), autojunk=False)
    codes = matcher.get_opcodes()
    for place, (what, i1, i2, j1, j2) in enumerate(codes):
        alike = what == "equal" and not (0 < place < len(codes) - 1 and _is_island(old[i1:i2]))
        yield "equal" if alike else "replace", "".join(old[i1:i2]), "".join(new[j1:j2])


def _by_lines(before: str, after: str) -> Iterator[Change]:
    old, new = LINE.findall(before), LINE.findall(after)
    if _pairs(old, new) > MOST_PAIRS:
        yield "replace", before, after
        return
    matcher = difflib.SequenceMatcher(None, _plain(old), _plain(new), autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        first, second = "".join(old[i1:i2]), "".join(new[j1:j2])
        if what == "equal":
            yield "equal", first, second
            continue
        words = WORD.findall(first), WORD.findall(second)
        if _pairs(*words) > MOST_PAIRS or (i1, j1, i2, j2) == (0, 0, len(old), len(new)):
            yield "replace", first, second
        else:
            yield from _by_words(*words)


def _alike_at_start(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with; most of a long text is often untouched."""
    pairs = zip(_plain(old), _plain(new), strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new)))


def _is_island(words: Sequence[str]) -> bool:
    """A short word alone between two changes: people read it as changed with them."""
    return len(words) == 1 and len(words[0].strip()) <= 3


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pairs of equal ones there are, which is what comparing them costs."""
    there = Counter(_plain(new))
    return sum(there[word] for word in _plain(old))


def _plain(parts: Sequence[str]) -> list[str]:
    """As they are compared: by their letters, however blanks and the marks below ș and ț were written."""
    return [with_commas(part.strip()) for part in parts]


def _marked(tag: str, said: str, text: str) -> Markup:
    return Markup('<{0}><span class="visually-hidden">{1} </span>{2}</{0}>').format(Markup(tag), said, text)  # noqa: S704
