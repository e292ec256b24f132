"""What is refused of somebody without account: a class a rule.

Conflict
└── LinkNotValid  409 link-not-valid: the same whether it expired, or never was
"""

from shared.errors import Conflict


class LinkNotValid(Conflict):
    """The same whether the link has expired, or never was."""

    code = "link-not-valid"
    ro = "Linkul a expirat sau nu este bun. Folosiți-l pe cel din mesajul cel mai nou."
    en = "The link has expired or is not right. Use the one in the newest message."
