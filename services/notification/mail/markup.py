"""The templates' small markup: one source from which a mail's text part and HTML part both come.

Paragraphs are parted by empty lines. `# ` begins a heading, `> ` a quotation, `~ ` small print; `=> URL words`
is the mail's main link, `~> URL words` a link in small print. The first line is `Subject: …`.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "heading", "quote", "small", "link", "small-link"]
MARKS: dict[str, Kind] = {"# ": "heading", "> ": "quote", "~ ": "small", "=> ": "link", "~> ": "small-link"}
SUBJECT = "Subject: "


@dataclass(frozen=True)
class Block:
    """A paragraph; `url` stands in links alone."""

    kind: Kind
    text: str
    url: str = ""


def read(rendered: str, base: str) -> tuple[str, list[Block]]:
    """The subject, on one line, and the blocks of a rendered template.

    Args:
        rendered: the template with its values filled in.
        base: what stands before links that begin with `/`.
    """
    head, _, body = rendered.partition("\n")
    subject = " ".join(head.removeprefix(SUBJECT).split())
    paragraphs = [part.strip() for part in body.split("\n\n")]
    return subject, [_block(part, base) for part in paragraphs if part]


def as_text(blocks: list[Block]) -> str:
    """The text part: complete, with addresses in full."""
    return "\n\n".join(_text(block) for block in blocks) + "\n"


def _block(part: str, base: str) -> Block:
    for mark, kind in MARKS.items():
        if part.startswith(mark):
            rest = part.removeprefix(mark).strip()
            if kind in ("link", "small-link"):
                url, _, words = rest.partition(" ")
                return Block(kind, words, base + url if url.startswith("/") else url)
            return Block(kind, rest)
    return Block("text", part)


def _text(block: Block) -> str:
    if block.url:
        return f"{block.text}:\n{block.url}"
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in block.text.splitlines())
    return block.text
