"""What is refused: passwords forgotten and set anew, one class a rule.

Invalid
└── PasswordTooShort, PasswordTooLong, PasswordTooCommon, PasswordHoldsEmail  /password
NotReady
└── TooBusyHashing              as many passwords are being checked as may be at once
"""

from shared.errors import Invalid, NotReady


class PasswordTooShort(Invalid):
    """Length is what makes a password strong."""

    code = "password-too-short"
    pointer = "/password"
    ro = "Parola trebuie să aibă cel puțin {shortest} caractere."
    en = "The password must have at least {shortest} characters."


class PasswordTooLong(Invalid):
    """Beyond a point a password only costs."""

    code = "password-too-long"
    pointer = "/password"
    ro = "Parola poate avea cel mult {longest} de caractere."
    en = "The password may have at most {longest} characters."


class PasswordTooCommon(Invalid):
    """Among those that are tried first."""

    code = "password-too-common"
    pointer = "/password"
    ro = "Parola este prea ușor de ghicit; alegeți, de exemplu, patru cuvinte fără legătură."
    en = "The password is too easy to guess; choose, for example, four unrelated words."


class PasswordHoldsEmail(Invalid):
    """The address is the first thing that others know."""

    code = "password-holds-email"
    pointer = "/password"
    ro = "Parola nu poate conține adresa de e-mail."
    en = "The password must not contain the e-mail address."


class TooBusyHashing(NotReady):
    """Each check of a password takes 64 MiB; so many at once, no more."""

    code = "too-busy"
