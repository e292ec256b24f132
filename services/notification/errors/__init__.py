"""What the notification service refuses, one class a rule.

Refusal
├── LinkNotValid            the link expired, was replaced, or never was
└── AccountNotKnownYet      the account is so new that this service has not heard of it
NotFound
├── NoSuchDelivery          no such delivery, or not of the caller's authority
├── NoSuchFollow            no such subscription, or not of the caller's address
└── NoSuchNotice            no such notice, or not of the caller's account
Invalid
├── EmailNotValid           /email
└── …                       what cannot be followed: `topics`
"""

from shared.errors import NotFound, Refusal


class LinkNotValid(Refusal):
    """The same whether the link expired, was replaced by a newer one, or never was."""

    code = "link-not-valid"
    ro = "Linkul a expirat sau nu este bun. Folosiți-l pe cel din mesajul cel mai nou sau cereți altul."
    en = "The link has expired or is not right. Use the one in the newest message, or ask for another."


class AccountNotKnownYet(Refusal):
    """Accounts are heard of by message: a moment later it is known."""

    code = "account-not-known-yet"
    ro = "Contul este nou și încă nu îi cunoaștem adresa. Încercați din nou peste un minut."
    en = "The account is new, and its address is not known here yet. Try again in a minute."


class NoSuchDelivery(NotFound):
    """There is none, or it is another authority's."""

    code = "no-such-delivery"
    ro = "Nu există acest mesaj."
    en = "There is no such message."


class NoSuchFollow(NotFound):
    """There is none, or it is of another address."""

    code = "no-such-follow"
    ro = "Nu urmăriți așa ceva."
    en = "You do not follow such a thing."


class NoSuchNotice(NotFound):
    """There is none, it is another person's, or it was deleted after 90 days."""

    code = "no-such-notice"
    ro = "Nu există această noutate."
    en = "There is no such notice."
