"""What is refused of what was promised: a class a rule.

Refusal
├── NothingAdopted      409 nothing-adopted: promises follow an adopted act
└── NoReasonGiven       409 no-reason-given: a promise is given up, and nobody said why
NotFound
└── NoSuchCommitment    404 no-such-commitment
"""

from shared.errors import NotFound, Refusal


class NothingAdopted(Refusal):
    """What is promised is promised with an act."""

    code = "nothing-adopted"
    ro = "Angajamentele se urmăresc după adoptarea actului."
    en = "Commitments are followed after the act was adopted."


class NoReasonGiven(Refusal):
    """A promise is not let go in silence."""

    code = "no-reason-given"
    ro = "Scrieți de ce se renunță la angajament: este public."
    en = "Write why the commitment is given up: it is public."


class NoSuchCommitment(NotFound):
    """There is none."""

    code = "no-such-commitment"
    ro = "Nu există acest angajament."
    en = "There is no such commitment."
