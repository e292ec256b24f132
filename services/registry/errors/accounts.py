"""What is refused: people with an account, one class a rule.

NotFound
└── NoSuchAccount               no such account
Conflict
├── RoleAlreadyGiven            the account has this role there
└── LinkNotValid                a link from a letter was used, has expired or never was
"""

from shared.errors import Conflict, NotFound


class NoSuchAccount(NotFound):
    """No account has that address or id."""

    code = "no-such-account"
    ro = "Nu există acest cont."
    en = "There is no such account."


class RoleAlreadyGiven(Conflict):
    """The account has this role there."""

    code = "role-already-given"
    ro = "Contul are deja acest rol."
    en = "The account already has this role."


class LinkNotValid(Conflict):
    """A link works once, for a time."""

    code = "link-not-valid"
    ro = "Linkul a expirat sau a fost deja folosit; cereți altul."
    en = "The link has expired or was used already; ask for another."
