"""What others see of a person's name, by the person's own choice."""

from typing import Literal

Shown = Literal["full", "initials", "none"]


def initials(name: str) -> str:
    """`Ana-Maria Popescu` → `A.-M. P.`"""
    words = (word.split("-") for word in name.split())
    return " ".join("-".join(f"{part[0].upper()}." for part in parts if part) for parts in words)


def as_shown(name: str, shown: str) -> str | None:
    """The name as others see it; None where they see nothing of it."""
    if not name or shown == "none":
        return None
    return name if shown == "full" else initials(name)
