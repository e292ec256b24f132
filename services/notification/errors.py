"""What the notification service refuses, one class a rule.

Refusal
└── LinkNotValid            the link expired, was replaced, or never was
NotFound
└── NoSuchDelivery          no such delivery, or not of the caller's authority
Invalid
├── EmailNotValid           /email
└── UnknownAuthority        /topic/value
"""

from shared.errors import Invalid, NotFound, Refusal


class LinkNotValid(Refusal):
    """The same whether the link expired, was replaced by a newer one, or never was."""

    code = "link-not-valid"
    ro = "Linkul a expirat sau nu este bun. Folosiți-l pe cel din mesajul cel mai nou sau cereți altul."
    en = "The link has expired or is not right. Use the one in the newest message, or ask for another."


class NoSuchDelivery(NotFound):
    """There is none, or it is another authority's."""

    code = "no-such-delivery"
    ro = "Nu există acest mesaj."
    en = "There is no such message."


class UnknownAuthority(Invalid):
    """Nobody can follow an authority that is not there."""

    code = "unknown-authority"
    pointer = "/topic/value"
    ro = "Nu cunoaștem autoritatea „{slug}”."
    en = "There is no authority “{slug}” here."
