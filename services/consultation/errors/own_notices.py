"""What is refused of an authority's notices: a class a rule.

Invalid
└── ContactEmailNotValid  422 email-not-valid
NotFound
└── NoNotice              404 no-notice: published before notices were kept, or a record
"""

from shared.errors import Invalid, NotFound


class ContactEmailNotValid(Invalid):
    """Nobody could write to it."""

    code = "email-not-valid"
    pointer = "/email"
    ro = "Adresa de e-mail nu are forma nume@domeniu.ro."
    en = "The e-mail address does not have the form name@domain.org."


class NoNotice(NotFound):
    """The words of its notice are not kept here."""

    code = "no-notice"
    ro = "Textul anunțului acestei consultări nu este păstrat aici."
    en = "The words of this consultation's notice are not kept here."
