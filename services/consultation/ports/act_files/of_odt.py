"""The text of a LibreOffice document, with the numbers of its lists (OpenDocument 1.3, part 3)."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from services.consultation.ports.act_files.numbering import written
from services.consultation.ports.act_files.taken import Taken, row_as_lines
from shared.files.documents import BadDocument, check_odt

OF = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE = f"{{{OF}text:1.0}}", f"{{{OF}table:1.0}}", f"{{{OF}style:1.0}}"
OFFICE, DRAW = f"{{{OF}office:1.0}}", f"{{{OF}drawing:1.0}}"
PARAGRAPHS = {f"{TEXT}p", f"{TEXT}h"}
NOT_READ = {f"{TEXT}note", f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}sequence-decls"}
SHAPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}


def read_odt(content: bytes) -> Taken:
    """All paragraphs, lists and tables in order.

    Raises:
        BadDocument: it is damaged, protected, has macros or other files inside, or is a bomb.
    """
    check_odt(content)
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        root = _xml(folder.read("content.xml"))
        styles = _xml(folder.read("styles.xml")) if "styles.xml" in folder.namelist() else None
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise BadDocument("unreadable")
    reader = _Reader([tree for tree in (styles, root) if tree is not None])
    lines = [line for block in body for line in reader.lines(block)]
    met = {
        "table": sum(1 for _ in body.iter(f"{TABLE}table")),
        "pictures": sum(1 for _ in body.iter(f"{DRAW}image")),
        "heads": int(styles is not None and _has_heads(styles)),
        "notes": sum(1 for _ in body.iter(f"{TEXT}note")),
    }
    return Taken(["\n".join(lines)], met)


def _has_heads(styles: Any) -> bool:
    """Whether the head or foot of the pages says something; a page's number alone does not."""
    edges = styles.iter(f"{STYLE}header", f"{STYLE}footer")
    return any(re.search(r"[^\W\d]{3}", "".join(edge.itertext())) for edge in edges)


class _Reader:
    def __init__(self, trees: list[Any]) -> None:
        self._lists = {
            style.get(f"{STYLE}name"): style for t in trees for style in t.iter(f"{TEXT}list-style")
        }
        self._raised = {
            style.get(f"{STYLE}name")
            for tree in trees
            for style in tree.iter(f"{STYLE}style")
            for properties in style.iter(f"{STYLE}text-properties")
            if properties.get(f"{STYLE}text-position", "").startswith(("super", "33%"))
        }
        self._counts: dict[str, dict[int, int]] = {}

    def lines(self, block: Any) -> Iterator[str]:
        """A block's lines."""
        if block.tag in PARAGRAPHS:
            yield "".join(self._words(block, ""))
        elif block.tag == f"{TEXT}list":
            yield from self._of_list(block, "", 1)
        elif block.tag == f"{TABLE}table":
            for row in block.iter(f"{TABLE}table-row"):
                if next(row.iterancestors(f"{TABLE}table")) is block:
                    cells = [[line for b in cell for line in self.lines(b)] for cell in row]
                    yield from row_as_lines(cells)
        elif block.tag in (f"{TEXT}section", f"{TEXT}index-body"):
            for inner in block:
                yield from self.lines(inner)

    def _of_list(self, block: Any, name: str, level: int) -> Iterator[str]:
        name = block.get(f"{TEXT}style-name", name)
        counts = self._counts.setdefault(name, {})
        if (
            level == 1
            and block.get(f"{TEXT}continue-numbering") != "true"
            and f"{TEXT}continue-list" not in block.attrib
        ):
            counts.clear()
        for item in block:
            first = item.tag == f"{TEXT}list-item"
            for inner in item:
                if inner.tag == f"{TEXT}list":
                    yield from self._of_list(inner, name, level + 1)
                    continue
                text = "\n".join(self.lines(inner))
                label = self._label(name, level, counts) if first and text.strip() else ""
                first = first and not label
                yield f"{label} {text}" if label else text

    def _label(self, name: str, level: int, counts: dict[int, int]) -> str:
        style = next((s for s in self._lists.get(name, ()) if s.get(f"{TEXT}level") == str(level)), None)
        if style is None:
            return ""
        if not style.tag.endswith("number"):
            return "-"
        start = style.get(f"{TEXT}start-value", "1")
        counts[level] = counts.get(level, int(start) - 1 if start.isdigit() else 0) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        shape = SHAPES.get(style.get(f"{STYLE}num-format", ""), "decimal")
        drawn = written(counts[level], shape)
        return f"{style.get(f'{STYLE}num-prefix', '')}{drawn}{style.get(f'{STYLE}num-suffix', '')}".strip()

    def _words(self, element: Any, last: str) -> Iterator[str]:
        raised = element.get(f"{TEXT}style-name") in self._raised
        for word in self._pieces(element, last):
            if raised and word.strip().isdigit() and last[-1:].isdigit():
                yield "^" + word.strip()
            else:
                yield word
            last = word or last

    def _pieces(self, element: Any, last: str) -> Iterator[str]:
        yield element.text or ""
        last = element.text or last
        for child in element:
            if child.tag == f"{TEXT}s":
                yield " " * min(
                    int(child.get(f"{TEXT}c", "1")) if child.get(f"{TEXT}c", "1").isdigit() else 1, 100
                )
            elif child.tag == f"{TEXT}tab":
                yield " "
            elif child.tag == f"{TEXT}line-break":
                yield "\n"
            elif isinstance(child.tag, str) and child.tag not in NOT_READ:
                for word in self._words(child, last):
                    last = word or last
                    yield word
            yield child.tail or ""
            last = child.tail or last


def _xml(content: bytes) -> Any:
    """A tree, without entities and without reaching out."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadDocument("unreadable") from error
