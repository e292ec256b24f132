"""How an author is named in public, and the proof of what was sent."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Literal

NameShown = Literal["full", "initials", "none"]
NAMELESS = "Persoană fizică"  # who wants nothing of the name to be public
AUTHOR_FORGOTTEN = "persoană care și-a șters datele"  # the same, of who had no account
AUTHOR_ERASED = "persoană care și-a șters contul"  # in place of a name, in the register and in public


def initials(name: str) -> str:
    """`Ana-Maria Popescu (exemplu)` → `A.-M. P.`"""
    words = (word.split("-") for word in name.split())
    letters = ("-".join(f"{part[0].upper()}." for part in parts if part[:1].isalpha()) for parts in words)
    return " ".join(filter(None, letters))


def label(name: str, *, shown: NameShown, organisation: str | None) -> str:
    """Whom the public sees: the organisation always by its name, a person by what they chose of theirs."""
    if organisation:
        return organisation
    return {"full": name, "initials": initials(name), "none": NAMELESS}[shown]


def fingerprint(content: Mapping[str, Any]) -> str:
    """SHA-256, in hexadecimal, of the content as JSON with sorted names and no blanks (RFC 8785)."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
