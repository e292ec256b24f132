"""What is refused: authorities, one class a rule.

NotFound
└── NoSuchAuthority             no such authority
Conflict
└── AuthorityExists             the slug is taken
Invalid
├── AuthoritiesNotRead          a list of them is not what it should be
├── OfficerEmailNotValid        /officer_email
├── SlugNotValid                /slug
└── UnknownAuthority            /authority
"""

from shared.email_addresses import EmailNotValid
from shared.errors import Conflict, Invalid, NotFound


class NoSuchAuthority(NotFound):
    """No authority has that slug."""

    code = "no-such-authority"
    ro = "Nu există această autoritate."
    en = "There is no such authority."


class AuthorityExists(Conflict):
    """A slug names one authority for ever."""

    code = "authority-exists"
    ro = "Există deja o autoritate cu numele scurt „{slug}”."
    en = "There already is an authority with the slug “{slug}”."


class SlugNotValid(Invalid):
    """A slug is part of addresses and routing keys."""

    code = "slug-not-valid"
    pointer = "/slug"
    ro = "Numele scurt are 2–40 de caractere: litere mici, cifre, liniuțe; „common” și „mine” sunt rezervate."
    en = "A slug has 2–40 characters: small letters, digits and hyphens; “common” and “mine” are reserved."


class AuthoritiesNotRead(Invalid):
    """A list of authorities, from an operator's file."""

    code = "authorities-not-read"
    ro = "Lista de autorități nu poate fi citită: {reason}"
    en = "The list of authorities cannot be read: {reason}"


class OfficerEmailNotValid(EmailNotValid):
    """The address of the person for civil society."""

    pointer = "/officer_email"


class UnknownAuthority(Invalid):
    """The request names an authority that is not here."""

    code = "unknown-authority"
    pointer = "/authority"
    ro = "Nu există autoritatea „{slug}”."
    en = "There is no authority “{slug}”."
