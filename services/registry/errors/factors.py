"""What is refused: proving who one is, one class a rule.

Invalid
├── WrongCode                   /code  not the code of now
├── CodeSpent                   /code  the code was good, and was used already
├── PasskeyNotAccepted          /credential
├── SecretNotValid              a secret of codes is no base32, or too short
└── NotAColleague               /email  nobody of that address works for the authority
Conflict
├── SignInExpired               the sign-in that was begun is over
├── TooManyTries                wrong so often that it begins anew
├── TotpAlreadyThere            an app makes codes already
├── NoTotp                      none does
├── PasskeyAlreadyThere         the key belongs to an account already
├── NoMorePasskeys              as many as one may have
├── LastFactor                  staff keep at least one second factor
├── LastWayIn                   nothing would be left to sign in by
└── OwnFactors                  nobody resets their own
NotFound
└── NoSuchPasskey
NotAllowed
├── SignInAgain                 what guards an account is changed soon after signing in
└── HigherRole                  who works for every authority is reset by one who does, too
TooMany
└── CodesBlocked                so many wrong codes for the account that it must wait
"""

from shared.errors import Conflict, Invalid, NotAllowed, NotFound, TooMany


class WrongCode(Invalid):
    """Not the code of now, nor a recovery code."""

    code = "wrong-code"
    pointer = "/code"
    ro = "Codul nu este bun. Verificați-l și scrieți-l din nou."
    en = "The code is not right. Check it and type it again."


class CodeSpent(Invalid):
    """RFC 6238, 5.2: a code is good once."""

    code = "code-spent"
    pointer = "/code"
    ro = "Codul a fost deja folosit; așteptați până când aplicația arată altul."
    en = "The code was used already; wait until the app shows another."


class PasskeyNotAccepted(Invalid):
    """The answer of the browser does not hold."""

    code = "passkey-not-accepted"
    pointer = "/credential"
    ro = "Cheia de acces nu a fost acceptată; încercați din nou sau alegeți alt mod de autentificare."
    en = "The passkey was not accepted; try again or choose another way to sign in."


class SecretNotValid(Invalid):
    """RFC 4226 wants at least 128 bits."""

    code = "secret-not-valid"
    pointer = "/secret"
    ro = "Secretul codurilor trebuie să fie în base32 și să aibă cel puțin 26 de caractere."
    en = "The secret of the codes must be base32 and have at least 26 characters."


class NotAColleague(Invalid):
    """The same whether the address is unknown or works elsewhere."""

    code = "not-a-colleague"
    pointer = "/email"
    ro = "Nimeni cu această adresă nu lucrează pentru autoritatea aleasă."
    en = "Nobody with this address works for the chosen authority."


class SignInExpired(Conflict):
    """What was begun was left alone, or is done."""

    code = "sign-in-expired"
    ro = "Autentificarea începută a expirat; luați-o de la început."
    en = "The sign-in that was begun has expired; start again."


class TooManyTries(Conflict):
    """Guessing stops here."""

    code = "too-many-tries"
    ro = "Prea multe coduri greșite; luați autentificarea de la început."
    en = "Too many wrong codes; start signing in again."


class TotpAlreadyThere(Conflict):
    """One app at a time."""

    code = "totp-already-there"
    ro = "Aveți deja o aplicație de autentificare; scoateți-o înainte să adăugați alta."
    en = "You already have an authenticator app; remove it before you add another."


class NoTotp(Conflict):
    """Nothing was begun, or nothing is there."""

    code = "no-totp"
    ro = "Nu aveți o aplicație de autentificare în curs de adăugare; începeți din nou."
    en = "No authenticator app is being added; start again."


class PasskeyAlreadyThere(Conflict):
    """A credential's id is unique."""

    code = "passkey-already-there"
    ro = "Această cheie de acces este deja înregistrată."
    en = "This passkey is registered already."


class NoMorePasskeys(Conflict):
    """More than anybody needs."""

    code = "no-more-passkeys"
    ro = "Aveți deja {most} chei de acces; scoateți una înainte să adăugați alta."
    en = "You already have {most} passkeys; remove one before you add another."


class LastFactor(Conflict):
    """Who works for an authority has a second factor."""

    code = "last-factor"
    ro = "Lucrați pentru o autoritate, deci păstrați cel puțin un al doilea pas; adăugați altul înainte."
    en = "You work for an authority, so you keep at least one second step; add another first."


class LastWayIn(Conflict):
    """An account that nobody can enter is nobody's."""

    code = "last-way-in"
    ro = "Nu ați mai avea cum să intrați în cont; puneți înainte o parolă."
    en = "You would have no way in any more; set a password first."


class OwnFactors(Conflict):
    """Two people are needed, or it proves nothing."""

    code = "own-factors"
    ro = "Nu vă puteți anula propriii pași de autentificare; cereți-i altui administrator."
    en = "You cannot reset your own sign-in steps; ask another administrator."


class NoSuchPasskey(NotFound):
    """Gone, or somebody else's."""

    code = "no-such-passkey"
    ro = "Nu aveți această cheie de acces."
    en = "You have no such passkey."


class SignInAgain(NotAllowed):
    """A session that was left open changes nothing that guards the account."""

    code = "sign-in-again"
    ro = "Pentru această schimbare trebuie să vă fi autentificat în ultimele {minutes} minute."
    en = "For this change you must have signed in within the last {minutes} minutes."


class HigherRole(NotAllowed):
    """No authority decides over who serves all."""

    code = "higher-role"
    ro = "Persoana are un rol pentru toate autoritățile; numai un administrator al tuturor poate face asta."
    en = "The person has a role for all authorities; only an administrator of all may do this."


class CodesBlocked(TooMany):
    """Slows guessing over many sign-ins."""

    code = "codes-blocked"
    ro = "Prea multe coduri greșite pentru acest cont; reveniți peste {retry_after} secunde."
    en = "Too many wrong codes for this account; come back in {retry_after} seconds."
