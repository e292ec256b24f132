"""What is refused: who speaks for whom, one class a rule.

NotFound
├── NoSuchMandate               no such mandate, or it is another's
└── NoSuchOffer                 no such offer, or it was made to another address
NotAllowed
└── NotRepresentative           only a legal representative of the organisation may
Conflict
├── MandateEnded                the mandate has ended
├── LastRepresentative          nobody would represent the organisation, and nobody said that this is meant
├── MandateOverlaps             the person has a mandate of the organisation in those days
├── AlreadyOffered              an offer to that address waits
├── OfferDecided                the offer was confirmed, refused or withdrawn
└── OfferExpired                the offer's time is over
Invalid
├── SpanInThePast               /from_date
├── SpanBackwards               /until_date
└── SpanTooLong                 /until_date
"""

from shared.errors import Conflict, Invalid, NotAllowed, NotFound


class NoSuchMandate(NotFound):
    """No mandate has that id, or the caller has nothing to do with it."""

    code = "no-such-mandate"
    ro = "Nu există această împuternicire."
    en = "There is no such mandate."


class NoSuchOffer(NotFound):
    """There is none, or it was made to an address that is not the caller's."""

    code = "no-such-mandate-offer"
    ro = "Nu există această împuternicire propusă, sau a fost trimisă la altă adresă de e-mail."
    en = "There is no such offer of a mandate, or it was sent to another e-mail address."


class NotRepresentative(NotAllowed):
    """Who speaks for an organisation is for its legal representatives to say."""

    code = "not-representative"
    ro = "Doar un reprezentant legal al organizației poate face acest lucru."
    en = "Only a legal representative of the organisation may do this."


class MandateEnded(Conflict):
    """A mandate ends once."""

    code = "mandate-ended"
    ro = "Împuternicirea a încetat deja."
    en = "The mandate has already ended."


class LastRepresentative(Conflict):
    """An organisation without a representative can change nothing until a clerk helps."""

    code = "last-representative"
    ro = (
        "Este ultimul reprezentant legal: după aceea organizația nu mai are pe nimeni care să dea "
        "împuterniciri. Împuterniciți întâi un alt reprezentant legal, sau confirmați că asta doriți."
    )
    en = (
        "This is the last legal representative: the organisation would have nobody left to give mandates. "
        "Give another legal representative a mandate first, or confirm that you want this."
    )


class MandateOverlaps(Conflict):
    """A person speaks for an organisation in one role at a time."""

    code = "mandate-overlaps"
    ro = (
        "Persoana are deja o împuternicire a organizației în aceste zile; alegeți alte zile sau încheiați-o "
        "întâi pe aceea."
    )
    en = (
        "The person already holds a mandate of the organisation on these days; choose other days, or end "
        "that one first."
    )


class AlreadyOffered(Conflict):
    """One offer at a time waits for a person's answer."""

    code = "mandate-already-offered"
    ro = "O împuternicire așteaptă deja răspunsul de la această adresă; retrageți-o ca să propuneți alta."
    en = "An offer already waits for an answer from this address; withdraw it to make another."


class OfferDecided(Conflict):
    """An offer is decided once."""

    code = "mandate-offer-decided"
    ro = "Propunerea a primit deja un răspuns sau a fost retrasă."
    en = "The offer has already been answered or withdrawn."


class OfferExpired(Conflict):
    """An offer waits for 30 days."""

    code = "mandate-offer-expired"
    ro = "Propunerea a expirat; cereți reprezentantului legal să o trimită din nou."
    en = "The offer has expired; ask the legal representative to make it again."


class SpanInThePast(Invalid):
    """Nobody could have spoken before they were asked."""

    code = "mandate-from-the-past"
    pointer = "/from_date"
    ro = "Împuternicirea poate începe cel mai devreme astăzi."
    en = "The mandate can begin today at the earliest."


class SpanBackwards(Invalid):
    """The last day is not before the first."""

    code = "mandate-ends-before-it-begins"
    pointer = "/until_date"
    ro = "Ultima zi nu poate fi înaintea primei zile."
    en = "The last day must not be before the first."


class SpanTooLong(Invalid):
    """What is for ever is forgotten."""

    code = "mandate-too-long"
    pointer = "/until_date"
    ro = "O împuternicire ține cel mult {years} ani; o puteți da din nou când se apropie de sfârșit."
    en = "A mandate lasts {years} years at most; it can be given again as it comes to its end."
