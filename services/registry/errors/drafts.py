"""What is refused: drafts of requests, one class a rule.

NotFound
└── NoSuchDraft                 no such draft, or another's
Conflict
├── TooManyDrafts               as many as one account may have
├── DraftNotComplete            something is missing or wrong; the draft says what
└── NotToBeStartedFrom          the former request is still open, or was granted
Stale
└── DraftNotThisVersion         it was written meanwhile
Invalid
└── FieldNeeded                 a field that this kind of organisation must give
"""

from shared.errors import Conflict, Invalid, NotFound, Stale


class NoSuchDraft(NotFound):
    """There is none, it was sent or thrown away, or it is another's."""

    code = "no-such-draft"
    ro = "Nu există această ciornă; poate a fost trimisă sau ștearsă."
    en = "There is no such draft; perhaps it was sent or thrown away."


class TooManyDrafts(Conflict):
    """Whoever has so many has forgotten some."""

    code = "too-many-drafts"
    ro = "Aveți deja {most} ciorne; trimiteți sau ștergeți una."
    en = "You have {most} drafts already; send one or throw one away."


class DraftNotComplete(Conflict):
    """A request is sent whole."""

    code = "draft-not-complete"
    ro = "Cererea nu este completă: {first}"
    en = "The request is not complete: {first_en}"


class NotToBeStartedFrom(Conflict):
    """What is open is answered; what was granted is changed."""

    code = "not-to-be-started-from"
    ro = "Din această cerere nu se poate porni una nouă: doar din una respinsă sau retrasă."
    en = "No new request can start from this one: only from one that was refused or withdrawn."


class DraftNotThisVersion(Stale):
    """Two tabs, or two people with one account."""

    code = "stale"
    ro = "Ciorna a fost schimbată între timp în altă fereastră; reîncărcați pagina și încercați din nou."
    en = "The draft was changed meanwhile in another window; reload the page and try again."


class FieldNeeded(Invalid):
    """Which fields these are, `model/kinds.py` says.

    Args:
        field: its name.
    """

    code = "field-needed"
    ro = "Completați: {title}."
    en = "Fill in: {title_en}."
    titles = {
        "authority": ("autoritatea", "the authority"),
        "kind": ("ce fel de organizație este", "what kind of organisation it is"),
        "name": ("numele organizației", "the organisation's name"),
        "cui": ("CUI (codul de identificare fiscală)", "the CUI (fiscal code)"),
        "register_number": (
            "numărul din Registrul național ONG, de exemplu 3315/A/2026",
            "the number in the national NGO register, such as 3315/A/2026",
        ),
        "court": ("instanța la care este înregistrată", "the court where it is registered"),
        "seat": ("sediul", "the seat"),
        "contact_email": ("adresa de e-mail de contact", "the contact e-mail address"),
        "representative_role": (
            "ce sunteți în organizație",
            "what you are in the organisation",
        ),
    }

    def __init__(self, field: str) -> None:
        title, title_en = self.titles[field]
        super().__init__(title=title, title_en=title_en)
