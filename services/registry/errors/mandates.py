"""What is refused: who speaks for whom, one class a rule.

NotFound
└── NoSuchMandate               no such mandate
Conflict
└── MandateEnded                the mandate has ended
"""

from shared.errors import Conflict, NotFound


class NoSuchMandate(NotFound):
    """No mandate has that id."""

    code = "no-such-mandate"
    ro = "Nu există această împuternicire."
    en = "There is no such mandate."


class MandateEnded(Conflict):
    """A mandate ends once."""

    code = "mandate-ended"
    ro = "Împuternicirea a încetat deja."
    en = "The mandate has already ended."
