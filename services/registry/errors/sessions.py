"""What is refused: signing in and out, one class a rule.

Unauthenticated
├── WrongCredentials            e-mail and password do not match, whichever it is
└── SessionOver                 the session ended or never was
NotFound
└── NoSuchSession               no such session, or another person's
NotAllowed
└── SignInAnew                  the session began too long ago for what cannot be undone
Invalid
└── UnknownAudience             /audience
"""

from shared.errors import Invalid, NotAllowed, NotFound, Unauthenticated


class WrongCredentials(Unauthenticated):
    """The same whether the address is unknown or the password wrong."""

    code = "wrong-credentials"
    ro = "Adresa de e-mail sau parola nu este bună."
    en = "The e-mail address or the password is not right."


class SessionOver(Unauthenticated):
    """The session ended, expired, or never was."""

    code = "session-over"
    ro = "Sesiunea s-a încheiat; autentificați-vă din nou."
    en = "The session is over; sign in again."


class UnknownAudience(Invalid):
    """Tokens are made for our services alone."""

    code = "unknown-audience"
    pointer = "/audience"
    ro = "Nu există serviciul „{audience}”."
    en = "There is no service “{audience}”."


class NoSuchSession(NotFound):
    """It is over, or another person's."""

    code = "no-such-session"
    ro = "Această sesiune s-a încheiat deja."
    en = "This session is over already."


class SignInAnew(NotAllowed):
    """What cannot be undone wants somebody who has just proved who they are, however they do."""

    code = "sign-in-anew"
    ro = "Pentru siguranță, autentificați-vă din nou, apoi repetați."
    en = "To be safe, sign in again, then repeat this."
