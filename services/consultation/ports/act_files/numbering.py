"""The numbers that Word draws before paragraphs: `Art. 1.`, `(1)`, `a)` of lists that count by themselves.

ECMA-376 part 1, 17.9: a paragraph or its style names a list and a level; the level says how the number looks.
"""

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
DEEPEST_STYLE = 20


class Numbering:
    """Counts a document's lists, paragraph after paragraph."""

    def __init__(self, document: Any) -> None:
        part = next(
            (rel.target_part for rel in document.part.rels.values() if "/numbering" in rel.reltype), None
        )
        root = part.element if part is not None and hasattr(part, "element") else None
        self._levels: dict[str, dict[int, Any]] = {}
        self._list_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        if root is not None:
            self._read(root)
        self._styles = {
            style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))
        }
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()

    def label_of(self, paragraph: Any) -> str:
        """What stands before the paragraph, having counted it; empty where nothing does."""
        list_id, level = self._place(paragraph.find(qn("w:pPr")))
        levels = self._levels.get(self._list_of.get(list_id, ""), {})
        if level not in levels:
            return ""
        counts = self._counts[self._list_of[list_id]]
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at in [at for (of, at) in self._starts if of == list_id]:
                counts.pop(at, None)
        start = self._starts.get((list_id, level), _number(levels[level], "w:start", 1))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        return self._drawn(levels, level, counts)

    def _drawn(self, levels: dict[int, Any], level: int, counts: dict[int, int]) -> str:
        if _value(levels[level], "w:numFmt") == "bullet":
            return "-"

        def one(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shape = _value(levels.get(at), "w:numFmt") or "decimal"
            return written(counts.get(at, _number(levels.get(at), "w:start", 1)), shape)

        return re.sub(r"%([1-9])", one, _value(levels[level], "w:lvlText")).strip()

    def _place(self, properties: Any) -> tuple[str, int]:
        """List and level of a paragraph, by itself or by its style."""
        for _ in range(DEEPEST_STYLE):
            if properties is None:
                break
            found = properties.find(qn("w:numPr"))
            if found is not None:
                return _value(found, "w:numId"), _number(found, "w:ilvl", 0)
            style = self._styles.get(_value(properties, "w:pStyle") or _value(properties, "w:basedOn"))
            if style is None:
                break
            inner = style.find(qn("w:pPr"))
            listed = inner is not None and inner.find(qn("w:numPr")) is not None
            properties = inner if listed else style
        return "", 0

    def _read(self, root: Any) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            levels = {int(lvl.get(qn("w:ilvl"), "0")): lvl for lvl in abstract.iter(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for num in root.iter(qn("w:num")):
            list_id = num.get(qn("w:numId"))
            self._list_of[list_id] = _value(num, "w:abstractNumId")
            for override in num.iter(qn("w:lvlOverride")):
                if override.find(qn("w:startOverride")) is not None:
                    place = (list_id, int(override.get(qn("w:ilvl"), "0")))
                    self._starts[place] = _number(override, "w:startOverride", 1)


def written(number: int, shape: str) -> str:
    """A number in a shape of 17.18.59: decimal unless it is letters or Roman."""
    if shape in ("lowerLetter", "upperLetter") and number > 0:
        letters = LETTERS[(number - 1) % 26] * min((number - 1) // 26 + 1, 4)
        return letters if shape == "lowerLetter" else letters.upper()
    if shape in ("lowerRoman", "upperRoman") and 0 < number < 400:
        roman = ""
        for value, sign in ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if shape == "lowerRoman" else roman.upper()
    return "" if shape == "none" else str(number)


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name)) if element is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _number(element: Any, name: str, otherwise: int) -> int:
    value = _value(element, name)
    return int(value) if re.fullmatch(r"\d{1,6}", value) else otherwise
