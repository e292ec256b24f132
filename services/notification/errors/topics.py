"""What cannot be followed, one class a rule; what is wrong with a topic stands at /topic/value.

Refusal
└── TooManyFollowed         so many things at once
Invalid
├── UnknownAuthority, UnknownOrganisation, UnknownConsultation, UnknownMeeting, UnknownLocality
└── PhraseTooShort, PhraseTooCommon, PhraseTooLong
"""

from shared.errors import Invalid, Refusal


class TooManyFollowed(Refusal):
    """Nobody reads of so many things, and each costs at every draft."""

    code = "too-many-followed"
    ro = "Urmăriți deja {most} de lucruri. Opriți întâi ceva din lista dumneavoastră."
    en = "You follow {most} things already. End something in your list first."


class UnknownAuthority(Invalid):
    """Nobody can follow an authority that is not there."""

    code = "unknown-authority"
    pointer = "/topic/value"
    ro = "Nu cunoaștem autoritatea „{slug}”."
    en = "There is no authority “{slug}” here."


class UnknownOrganisation(Invalid):
    """Only organisations that an authority has verified can be followed: others are not public."""

    code = "unknown-organisation"
    pointer = "/topic/value"
    ro = "Nu cunoaștem această organizație. Poate fi urmărită după ce o verifică o autoritate."
    en = "This organisation is not known here. It can be followed once an authority has verified it."


class UnknownConsultation(Invalid):
    """Only what was published here can be followed; nothing becomes of what was taken over as history."""

    code = "unknown-consultation"
    pointer = "/topic/value"
    ro = "Acest proiect nu poate fi urmărit: nu a fost publicat aici."
    en = "This draft cannot be followed: it was not published here."


class UnknownMeeting(Invalid):
    """Only what people were called to here can be followed."""

    code = "unknown-meeting"
    pointer = "/topic/value"
    ro = "Nu cunoaștem această întâlnire. Încercați din nou peste câteva secunde."
    en = "This meeting is not known here. Try again in a few seconds."


class UnknownLocality(Invalid):
    """Of a place where no authority is, nothing would ever be told."""

    code = "unknown-locality"
    pointer = "/topic/value"
    ro = "Nicio autoritate din această localitate nu publică încă aici. Puteți urmări toate autoritățile."
    en = "No authority of this place publishes here yet. You can follow all authorities."


class PhraseTooShort(Invalid):
    """Two letters are the beginning of everything."""

    code = "phrase-too-short"
    pointer = "/topic/value"
    ro = "Scrieți cel puțin un cuvânt de {least} litere."
    en = "Write at least one word of {least} letters."


class PhraseTooCommon(Invalid):
    """Every text holds them."""

    code = "phrase-too-common"
    pointer = "/topic/value"
    ro = "Aceste cuvinte stau în orice text. Adăugați unul care spune ce căutați."
    en = "These words stand in any text. Add one that says what you look for."


class PhraseTooLong(Invalid):
    """All words must be found, and so many never stand in one summary."""

    code = "phrase-too-long"
    pointer = "/topic/value"
    ro = "Scrieți cel mult {most} cuvinte, de cel mult {letters} de litere împreună: le căutăm pe toate."
    en = "Write at most {most} words, of at most {letters} letters together: we look for all of them."
