"""What is refused: partnership agreements, one class a rule.

NotFound
├── NoSuchAgreement             no such agreement, or not for the caller
├── NoSuchObligation            not one of this agreement
└── NoSuchDocument              not one of this agreement, or not for the caller
Conflict
├── PartyConfirmed              the party has confirmed this text
├── PartySigned                 the party's signature is noted
├── SignedAlready               somebody has signed, so the text stays
├── RenewedAlready              another agreement follows this one already
└── SignedFileMissing           the authority's signature wants the signed file
Invalid
├── NobodyToAgreeWith           /parties
├── PartyTwice                  /parties
├── OrganisationNotVerified     /parties
├── NoSuchParty                 /party
├── EndsBeforeItBegins          /until_date
├── UntilNotLater               /until_date
├── DayNotYet                   /on
├── NoteMissing                 /note
└── UnknownObligation           /obligation_id
"""

from shared.errors import Conflict, Invalid, NotFound


class NoSuchAgreement(NotFound):
    """There is none, or it is a draft of others."""

    code = "no-such-agreement"
    ro = "Nu există acest acord de parteneriat."
    en = "There is no such partnership agreement."


class NoSuchObligation(NotFound):
    """An obligation is found by its agreement."""

    code = "no-such-obligation"
    ro = "Acordul nu are această obligație."
    en = "The agreement has no such obligation."


class NoSuchDocument(NotFound):
    """A document is found by its agreement; what is not public is for the parties."""

    code = "no-such-document"
    ro = "Acordul nu are acest document."
    en = "The agreement has no such document."


class PartyConfirmed(Conflict):
    """A text is confirmed once by each party."""

    code = "party-confirmed"
    ro = "„{party}” a confirmat deja acest text."
    en = "“{party}” has already confirmed this text."


class PartySigned(Conflict):
    """A signature is noted once."""

    code = "party-signed"
    ro = "Semnătura pentru „{party}” este deja notată."
    en = "The signature of “{party}” has already been noted."


class SignedAlready(Conflict):
    """What somebody has signed is not written anew."""

    code = "signed-already"
    ro = "O parte a semnat deja, așa că textul nu se mai schimbă; încetarea se notează după ce semnează toți."
    en = "A party has signed already, so the text stays; a termination is noted once all have signed."


class RenewedAlready(Conflict):
    """One agreement is followed by one."""

    code = "renewed-already"
    ro = "Există deja un acord care îl continuă pe acesta."
    en = "There already is an agreement that follows this one."


class SignedFileMissing(Conflict):
    """What is signed is kept."""

    code = "signed-file-missing"
    ro = "Adăugați întâi fișierul semnat (scanat sau cu semnătură electronică), apoi notați semnătura."
    en = "First add the signed file (a scan, or with electronic signatures), then note the signature."


class NobodyToAgreeWith(Invalid):
    """An authority agrees with somebody."""

    code = "nobody-to-agree-with"
    pointer = "/parties"
    ro = "Adăugați cel puțin o parte, pe lângă autoritate."
    en = "Add at least one party beside the authority."


class PartyTwice(Invalid):
    """A party stands once."""

    code = "party-twice"
    pointer = "/parties"
    ro = "Aceeași parte apare de două ori."
    en = "The same party stands twice."


class OrganisationNotVerified(Invalid):
    """Only verified organisations of the registry are parties by their id; others stand by name."""

    code = "organisation-not-verified"
    pointer = "/parties"
    ro = "O organizație aleasă nu este verificată în registru; scrieți-o cu numele, ca parte din afara lui."
    en = "A chosen organisation is not verified in the registry; write it by name, as a party outside it."


class NoSuchParty(Invalid):
    """The agreement has other parties, or the caller acts for others."""

    code = "no-such-party"
    pointer = "/party"
    ro = "Acordul nu are această parte sau nu dumneavoastră vorbiți în numele ei."
    en = "The agreement has no such party, or it is not you who speaks for it."


class EndsBeforeItBegins(Invalid):
    """The last day is not before the first."""

    code = "ends-before-it-begins"
    pointer = "/until_date"
    ro = "Ultima zi nu poate fi înaintea primei zile."
    en = "The last day cannot be before the first."


class UntilNotLater(Invalid):
    """An end is moved onwards, and nothing ends in the past."""

    code = "until-not-later"
    pointer = "/until_date"
    ro = "Alegeți o zi de după sfârșitul de acum al acordului; încetarea poate fi cel mai devreme azi."
    en = (
        "Choose a day after the present end of the agreement; a termination holds from today at the earliest."
    )


class DayNotYet(Invalid):
    """What is done was done on a day that has come."""

    code = "day-not-yet"
    pointer = "/on"
    ro = "Ziua nu poate fi în viitor."
    en = "The day cannot be in the future."


class NoteMissing(Invalid):
    """Who reports or refuses says what or why."""

    code = "note-missing"
    pointer = "/note"
    ro = "Scrieți ce s-a făcut sau care este motivul."
    en = "Write what was done, or what the reason is."


class UnknownObligation(Invalid):
    """A proof is of an obligation of the same agreement."""

    code = "unknown-obligation"
    pointer = "/obligation_id"
    ro = "Obligația nu este a acestui acord."
    en = "The obligation is not one of this agreement."
