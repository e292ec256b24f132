"""What is refused of a joint activity: a class a rule.

Refusal
├── ActivityOver           409 activity-over: it was held or cancelled
├── NotAgreed              409 activity-not-agreed: not all have confirmed who must
├── AlreadyAnnounced       409 activity-announced
├── NotAnnounced           409 activity-not-announced
├── NotBegun               409 activity-not-begun: results before it began
├── ActivityPast           409 activity-past: what is announced is still to come
├── FewerPlacesThanTaken   409 fewer-places-than-taken
├── NothingChanged         409 activity-unchanged
├── PartAnswered           409 part-answered
├── PartNotConfirmed       409 part-not-confirmed
├── TooManyParts           409 too-many-parts
└── EverybodyInvited       409 everybody-invited
Conflict
└── AlreadyPartner         409 already-partner
NotFound
├── NoSuchActivity         404 no-such-activity
├── NoSuchPartner          404 no-such-partner
├── NoSuchTask             404 no-such-task
└── NoSuchFollowUp         404 no-such-follow-up
NotAllowed
└── NotAPartner            403 not-a-partner
Invalid
├── EndsBeforeItBegins     422 ends-before-it-begins
├── TooLongActivity        422 activity-too-long
├── ChangeWithoutReason    422 change-without-reason
├── AuthorityNotHere       422 authority-not-here: it has no place in the system
├── OrganisationNotHere    422 organisation-not-here: not verified by the authority, or no more
├── ConsentMissing         422 photo-consent-missing
└── AlternativeMissing     422 photo-alternative-missing
"""

from shared.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal


class ActivityOver(Refusal):
    """What was held or cancelled stays as it is."""

    code = "activity-over"
    ro = "Activitatea s-a încheiat sau a fost anulată; nu se mai schimbă."
    en = "The activity is over or was cancelled; it is not changed any more."


class NotAgreed(Refusal):
    """It is announced once those who hold it have said so."""

    code = "activity-not-agreed"
    ro = "Se anunță după ce au confirmat autoritatea, cel care a propus-o și cel puțin o organizație."
    en = "It is announced once the authority, its proposer and at least one organisation have confirmed."


class AlreadyAnnounced(Refusal):
    """It is public already."""

    code = "activity-announced"
    ro = "Activitatea este deja anunțată."
    en = "The activity is announced already."


class NotAnnounced(Refusal):
    """Only what is public has guests and results."""

    code = "activity-not-announced"
    ro = "Activitatea nu este anunțată."
    en = "The activity is not announced."


class NotBegun(Refusal):
    """Results are of what was held."""

    code = "activity-not-begun"
    ro = "Activitatea nu a început; rezultatele se scriu după aceea."
    en = "The activity has not begun; results are written afterwards."


class ActivityPast(Refusal):
    """Nobody can come to what is over."""

    code = "activity-past"
    ro = "Activitatea ar fi deja încheiată; schimbați data înainte de a o anunța."
    en = "The activity would be over already; change its date before you announce it."


class FewerPlacesThanTaken(Refusal):
    """Nobody who has a place loses it."""

    code = "fewer-places-than-taken"
    ro = "{taken} persoane au deja loc; nu pot fi mai puține locuri."
    en = "{taken} people have a place already; there cannot be fewer places."


class NothingChanged(Refusal):
    """An entry says what is otherwise."""

    code = "activity-unchanged"
    ro = "Nu s-a schimbat nimic."
    en = "Nothing has changed."


class PartAnswered(Refusal):
    """An answer was given."""

    code = "part-answered"
    ro = "S-a răspuns deja pentru acest partener."
    en = "This partner has answered already."


class PartNotConfirmed(Refusal):
    """Who has not confirmed takes no part yet."""

    code = "part-not-confirmed"
    ro = "Confirmați întâi că organizația ia parte."
    en = "Confirm first that the organisation takes part."


class TooManyParts(Refusal):
    """A list is for people to read."""

    code = "too-many-parts"
    ro = "O activitate are cel mult {most} {what}."
    en = "An activity has at most {most} {what_en}."


class EverybodyInvited(Refusal):
    """Each is invited once."""

    code = "everybody-invited"
    ro = "Toți cei aleși au fost deja invitați, sau grupul nu are pe nimeni."
    en = "All that were chosen have been invited already, or the group has nobody in it."


class AlreadyPartner(Conflict):
    """Each takes part once."""

    code = "already-partner"
    ro = "{name} este deja printre parteneri."
    en = "{name} is among the partners already."


class NoSuchActivity(NotFound):
    """There is none, or it is not public."""

    code = "no-such-activity"
    ro = "Nu există această activitate."
    en = "There is no such activity."


class NoSuchPartner(NotFound):
    """None of the activity's."""

    code = "no-such-partner"
    ro = "Nu există acest partener."
    en = "There is no such partner."


class NoSuchTask(NotFound):
    """None of the activity's."""

    code = "no-such-task"
    ro = "Nu există această sarcină."
    en = "There is no such task."


class NoSuchFollowUp(NotFound):
    """None of the activity's."""

    code = "no-such-follow-up"
    ro = "Nu există această inițiativă."
    en = "There is no such initiative."


class NotAPartner(NotAllowed):
    """Neither for the authority nor, today, for an organisation that takes part."""

    code = "not-a-partner"
    ro = "Nu aveți astăzi mandat să vorbiți pentru un partener al activității."
    en = "You hold no mandate today to speak for a partner of the activity."


class EndsBeforeItBegins(Invalid):
    """Time runs forward."""

    code = "ends-before-it-begins"
    ro = "Sfârșitul trebuie să fie după început."
    en = "The end must come after the beginning."
    pointer = "/activity/ends_at"


class TooLongActivity(Invalid):
    """Longer than a year is a programme."""

    code = "activity-too-long"
    ro = "O activitate ține cel mult un an."
    en = "An activity lasts a year at most."
    pointer = "/activity/ends_at"


class ChangeWithoutReason(Invalid):
    """What was announced is not changed in silence."""

    code = "change-without-reason"
    ro = "Activitatea este anunțată: scrieți de ce se schimbă. Motivul este public."
    en = "The activity is announced: write why it changes. The reason is public."
    pointer = "/reason"


class OrganisationNotHere(Invalid):
    """Partners are verified by the authority and exist."""

    code = "organisation-not-here"
    ro = "Organizația nu este verificată de această autoritate sau nu mai există."
    en = "The organisation is not verified by this authority, or exists no longer."
    pointer = "/organisation_id"


class AuthorityNotHere(Invalid):
    """There is no such authority."""

    code = "authority-not-here"
    ro = "Nu cunoaștem această autoritate."
    en = "This authority is not known here."
    pointer = "/authority"


class ConsentMissing(Invalid):
    """People are not shown who did not agree to it."""

    code = "photo-consent-missing"
    ro = "O fotografie are nevoie de acordul scris al celor din ea: cine îl declară, ce acord, din ce zi."
    en = "A photo needs the written consent of who is on it: who states it, which consent, of which day."
    pointer = "/consent"


class AlternativeMissing(Invalid):
    """Who does not see it reads what it shows."""

    code = "photo-alternative-missing"
    ro = "Scrieți ce se vede în fotografie, pentru cine nu o poate vedea."
    en = "Write what the photo shows, for who cannot see it."
    pointer = "/alternative"
