"""What the registry refuses, one class a rule.

Unauthenticated
├── WrongCredentials            e-mail and password do not match, whichever it is
└── SessionOver                 the session ended or never was
NotFound
├── NoSuchAuthority             no such authority
├── NoSuchOrganisation          no such organisation, or not for the caller
├── NoSuchVerification          no such request; to a clerk of elsewhere it is not allowed
├── NoSuchAccount               no such account
└── NoSuchMandate               no such mandate
Conflict
├── AuthorityExists             the slug is taken
├── OrganisationExists          another organisation was verified with this CUI or register number
├── AlreadyAsked                the same request waits or was granted
├── AlreadyDecided              the request was verified or refused
├── MandateEnded                the mandate has ended
├── RoleAlreadyGiven            the account has this role there
├── LinkNotValid                a link from a letter was used, has expired or never was
└── KeyRotating                 a newer signing key waits for its time
Invalid
├── EmailNotValid  /email       ContactEmailNotValid  /contact_email
├── CuiNotValid  /cui           RegisterNumberNotValid  /register_number
├── SlugNotValid  /slug         UnknownAuthority  /authority       UnknownAudience  /audience
└── PasswordTooShort, PasswordTooLong, PasswordTooCommon, PasswordHoldsEmail  /password
NotReady
├── TooBusyHashing              as many passwords are being checked as may be at once
└── NoSigningKey                the first key has not been made yet
"""

from shared.email_addresses import EmailNotValid
from shared.errors import Conflict, Invalid, NotFound, NotReady, Unauthenticated


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


class NoSuchAuthority(NotFound):
    """No authority has that slug."""

    code = "no-such-authority"
    ro = "Nu există această autoritate."
    en = "There is no such authority."


class NoSuchOrganisation(NotFound):
    """There is none, or it is not verified and not the caller's."""

    code = "no-such-organisation"
    ro = "Nu există această organizație în registru."
    en = "There is no such organisation in the registry."


class NoSuchVerification(NotFound):
    """There is none; a clerk of another authority is told that it is not theirs."""

    code = "no-such-verification"
    ro = "Nu există această cerere de înregistrare."
    en = "There is no such request for registration."


class NoSuchAccount(NotFound):
    """No account has that address or id."""

    code = "no-such-account"
    ro = "Nu există acest cont."
    en = "There is no such account."


class NoSuchMandate(NotFound):
    """No mandate has that id."""

    code = "no-such-mandate"
    ro = "Nu există această împuternicire."
    en = "There is no such mandate."


class AuthorityExists(Conflict):
    """A slug names one authority for ever."""

    code = "authority-exists"
    ro = "Există deja o autoritate cu numele scurt „{slug}”."
    en = "There already is an authority with the slug “{slug}”."


class OrganisationExists(Conflict):
    """Somebody else's organisation was verified with the same number."""

    code = "organisation-exists"
    ro = "Există deja o organizație verificată cu aceste date de identificare."
    en = "An organisation with these identifiers has already been verified."


class AlreadyAsked(Conflict):
    """The same person has asked the same of the same authority."""

    code = "already-asked"
    ro = "Această cerere a fost deja depusă la această autoritate."
    en = "This request has already been made to this authority."


class AlreadyDecided(Conflict):
    """A request is decided once."""

    code = "already-decided"
    ro = "Cererea a fost deja soluționată."
    en = "The request has already been decided."


class MandateEnded(Conflict):
    """A mandate ends once."""

    code = "mandate-ended"
    ro = "Împuternicirea a încetat deja."
    en = "The mandate has already ended."


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


class KeyRotating(Conflict):
    """Two rotations at once would leave services without the key in between."""

    code = "key-rotating"
    ro = "O cheie nouă așteaptă deja să intre în folosință."
    en = "A newer key is already waiting to come into use."


class ContactEmailNotValid(EmailNotValid):
    """The organisation's address, not the person's."""

    pointer = "/contact_email"


class CuiNotValid(Invalid):
    """The control digit does not fit."""

    code = "cui-not-valid"
    pointer = "/cui"
    ro = (
        "CUI are 2–10 cifre, cu sau fără RO, iar ultima este cifra de control: celelalte, completate cu "
        "zerouri în față până la 9 și înmulțite cu 7 5 3 2 1 7 5 3 2, se adună; suma × 10 modulo 11 "
        "(10 devine 0)."
    )
    en = (
        "A CUI has 2–10 digits, with or without RO, and the last is the control digit: the others, padded "
        "with zeros to 9 and multiplied by 7 5 3 2 1 7 5 3 2, are summed; the sum × 10 modulo 11 "
        "(10 becomes 0)."
    )


class RegisterNumberNotValid(Invalid):
    """Not a number of the national register."""

    code = "register-number-not-valid"
    pointer = "/register_number"
    ro = "Numărul din Registrul național ONG are forma 3315/A/2026 (A, B, C sau D, apoi anul)."
    en = "A number of the national NGO register has the form 3315/A/2026 (A, B, C or D, then the year)."


class SlugNotValid(Invalid):
    """A slug is part of addresses and routing keys."""

    code = "slug-not-valid"
    pointer = "/slug"
    ro = "Numele scurt are 2–40 de caractere: litere mici, cifre, liniuțe; „common” și „mine” sunt rezervate."
    en = "A slug has 2–40 characters: small letters, digits and hyphens; “common” and “mine” are reserved."


class UnknownAuthority(Invalid):
    """The request names an authority that is not here."""

    code = "unknown-authority"
    pointer = "/authority"
    ro = "Nu există autoritatea „{slug}”."
    en = "There is no authority “{slug}”."


class UnknownAudience(Invalid):
    """Tokens are made for our services alone."""

    code = "unknown-audience"
    pointer = "/audience"
    ro = "Nu există serviciul „{audience}”."
    en = "There is no service “{audience}”."


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


class NoSigningKey(NotReady):
    """The worker makes the first key when it starts."""

    code = "no-signing-key"
    retry_after = 5
