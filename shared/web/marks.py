"""Rules are marks on a view: what enforces them and what documents them read the same mark.

The marks lie where flask-smorest keeps its own notes, so they pass through its decorators in whatever
order these stand.
"""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

REPEATED = ("limits",)


def mark(view: View, **marks: object) -> View:
    """Put marks on a view; those that may repeat are gathered in a tuple."""
    notes = dict(getattr(view, "_apidoc", {}))
    for name, value in marks.items():
        notes[name] = (*notes.get(name, ()), value) if name in REPEATED else value
    view._apidoc = notes  # type: ignore[attr-defined]
    return view


def marks_of(view: Callable[..., Any] | None) -> dict[str, Any]:
    """The marks on a view."""
    notes: dict[str, Any] = getattr(view, "_apidoc", {})
    return notes


def body_location(view: Callable[..., Any] | None) -> str | None:
    """In what form the view takes its body: `json`, `form`, or None where it takes none."""
    parameters = marks_of(view).get("arguments", {}).get("parameters", ())
    return next((each["in"] for each in parameters if each["in"] in ("json", "form", "files")), None)
