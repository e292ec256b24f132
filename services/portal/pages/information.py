"""Pages that only tell: help, privacy, accessibility. Prose, so a template a language."""

from functools import partial
from typing import Any

from flask import Blueprint, render_template

from services.portal.asking import Caller, caller, parts
from services.portal.languages import language

information = Blueprint("information", __name__)
SERVICES = ("registry", "consultation", "notification", "training")
IN_EVERY_SERVICE = ("repeated-requests", "limits", "spent-proofs")


@information.get("/ajutor")
def help_page() -> str:
    """How to take part, step by step."""
    return _tell("help")


@information.get("/confidentialitate")
def privacy() -> str:
    """What is kept of a person, why, for how long, who sees it, and how to object."""
    ask = caller()
    kept = parts(**{name: partial(_kept_by, ask, name) for name in SERVICES})
    return _tell("privacy", kept=kept)


@information.get("/accesibilitate")
def accessibility() -> str:
    """How far the pages can be used by everyone, and where to complain."""
    return _tell("accessibility")


def _tell(page: str, **given: Any) -> str:
    return render_template(f"information/{language()}/{page}.html", **given)


def _kept_by(ask: Caller, service: str) -> list[dict[str, Any]]:
    """The rules of a service; what every service keeps is told once, by the first."""
    rules: list[dict[str, Any]] = ask.get(service, "/retention").data["items"]
    return [rule for rule in rules if service == SERVICES[0] or rule["name"] not in IN_EVERY_SERVICE]
