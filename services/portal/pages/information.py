"""Pages that only tell: help, privacy, accessibility. Prose, so a template a language."""

from flask import Blueprint, render_template

from services.portal.languages import language

information = Blueprint("information", __name__)


@information.get("/ajutor")
def help_page() -> str:
    """How to take part, step by step."""
    return _tell("help")


@information.get("/confidentialitate")
def privacy() -> str:
    """What is kept of a person, why, who sees it, and how to object."""
    return _tell("privacy")


@information.get("/accesibilitate")
def accessibility() -> str:
    """How far the pages can be used by everyone, and where to complain."""
    return _tell("accessibility")


def _tell(page: str) -> str:
    return render_template(f"information/{language()}/{page}.html")
