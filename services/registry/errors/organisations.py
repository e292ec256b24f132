"""What is refused: organisations and what authorities find about them, one class a rule.

NotFound
├── NoSuchOrganisation          no such organisation, or not for the caller
└── NoSuchVerification          no such request; to a clerk of elsewhere it is not allowed
Conflict
├── OrganisationExists          another organisation was verified with this CUI or register number
├── AlreadyAsked                the same request waits or was granted
├── AlreadyDecided              the request was verified, refused or withdrawn
├── OrganisationEnded           the organisation was dissolved or merged into another
└── NotInThisState              what is wanted is not possible in the state of the thing
Invalid
├── ContactEmailNotValid        /contact_email
├── CuiNotValid                 /cui
│   └── CuiNotDigits, CuiLength, CuiControlDigit  which part of the rule it breaks
└── RegisterNumberNotValid      /register_number
"""

from shared.email_addresses import EmailNotValid
from shared.errors import Conflict, Invalid, Language, NotFound

WORDS = {
    "ask": ("întrebarea", "asking"),
    "answer": ("răspunsul", "answering"),
    "withdraw": ("retragerea", "withdrawing"),
    "refuse": ("refuzul", "refusing"),
    "verify": ("verificarea", "verifying"),
    "accept": ("acceptarea", "accepting"),
    "suspend": ("suspendarea", "suspending"),
    "lift": ("ridicarea suspendării", "lifting a suspension"),
    "strike-off": ("radierea", "striking off"),
    "dissolve": ("marcarea ca dizolvată", "marking as dissolved"),
    "merge": ("marcarea ca absorbită", "marking as merged"),
    "pending": ("așteaptă verificarea", "waits for verification"),
    "questioned": ("așteaptă un răspuns", "waits for an answer"),
    "withdrawn": ("cerere retrasă", "request withdrawn"),
    "refused": ("cerere refuzată", "request refused"),
    "verified": ("verificată", "verified"),
    "accepted": ("schimbare acceptată", "change accepted"),
    "suspended": ("suspendată", "suspended"),
    "struck-off": ("radiată", "struck off"),
    "active": ("activă", "active"),
    "dissolved": ("dizolvată", "dissolved"),
    "merged": ("absorbită de altă organizație", "merged into another organisation"),
}


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


class OrganisationEnded(Conflict):
    """What has ended is not registered, nor verified."""

    code = "organisation-ended"
    ro = "Organizația cu aceste date nu mai există: a fost dizolvată sau absorbită de alta."
    en = "The organisation with these identifiers no longer exists: it was dissolved or merged into another."


class NotInThisState(Conflict):
    """`model/states.py` has the table of what is possible when."""

    code = "not-in-this-state"
    ro = "În starea „{state}” nu se poate face acest pas: {act}. Reîncărcați pagina: s-a schimbat ceva."
    en = "This step is not possible in the state “{state}”: {act}. Reload the page: something has changed."

    def text(self, language: Language) -> str:
        """With the words of the language in place of the names of state and act."""
        place = 0 if language == "ro" else 1
        said = {name: WORDS.get(str(value), (value, value))[place] for name, value in self.params.items()}
        return (self.ro if language == "ro" else self.en).format_map(said)


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


class CuiNotDigits(CuiNotValid):
    """Something else stands between the digits."""

    ro = "CUI are numai cifre, cu sau fără RO în față; scoateți: {found}"
    en = "A CUI has only digits, with or without RO before them; take out: {found}"


class CuiLength(CuiNotValid):
    """Two to ten, and none of them a zero at the start."""

    ro = "CUI are 2–10 cifre și nu începe cu 0; aici sunt {digits}. Vedeți dacă lipsește o cifră."
    en = "A CUI has 2–10 digits and does not begin with 0; here are {digits}. See whether one is missing."


class CuiControlDigit(CuiNotValid):
    """The last digit follows from the others."""

    ro = (
        "La acest CUI cifra de control nu se potrivește: ultima cifră este {found}, iar după celelalte ar fi "
        "{expected}. Verificați toate cifrele."
    )
    en = (
        "The control digit of this CUI does not fit: the last digit is {found}, and after the others it "
        "would be {expected}. Check all digits."
    )


class RegisterNumberNotValid(Invalid):
    """Not a number of the national register."""

    code = "register-number-not-valid"
    pointer = "/register_number"
    ro = "Numărul din Registrul național ONG are forma 3315/A/2026 (A, B, C sau D, apoi anul)."
    en = "A number of the national NGO register has the form 3315/A/2026 (A, B, C or D, then the year)."
