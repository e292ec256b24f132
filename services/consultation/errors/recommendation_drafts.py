"""What is refused of a recommendation that is being written, and of its files: a class a rule.

NotFound
└── NoSuchRecommendationDraft  404 no-such-recommendation-draft: none, or another's
Conflict
├── TooManyDrafts              409 too-many-drafts: as many as one person may have
├── DraftGone                  409 draft-gone: what is being sent was sent or thrown away meanwhile
└── FileRefusedAmong           409 file-refused-among: one of the files was looked at and refused
"""

from shared.errors import Conflict, NotFound
from shared.files.errors import LookedAt


class NoSuchRecommendationDraft(NotFound):
    """There is none, it was sent or thrown away, or it is another's."""

    code = "no-such-recommendation-draft"
    ro = "Nu există această ciornă; poate a fost trimisă sau ștearsă."
    en = "There is no such draft; perhaps it was sent or thrown away."


class TooManyDrafts(Conflict):
    """Whoever has so many has forgotten some."""

    code = "too-many-drafts"
    ro = "Aveți deja {most} ciorne; trimiteți sau ștergeți una."
    en = "You have {most} drafts already; send one or throw one away."


class DraftGone(Conflict):
    """Sent once more, from another window."""

    code = "draft-gone"
    ro = (
        "Ciorna nu mai există: poate ați trimis deja această recomandare din altă fereastră. "
        "Uitați-vă la „Recomandările mele”."
    )
    en = (
        "The draft is gone: perhaps you have already sent this recommendation from another window. "
        "Look at “My recommendations”."
    )


class FileRefusedAmong(LookedAt, Conflict):
    """It would be sent, and nobody could open it."""

    code = "file-refused-among"
    ro = "Fișierul „{name}” nu poate fi trimis: {reason}. Ștergeți-l și încercați din nou."
    en = "The file “{name}” cannot be sent: {reason}. Remove it and try again."
