"""What is refused of who wishes to come to a meeting or an activity: a class a rule.

Refusal
├── GatheringCancelled     409 gathering-cancelled
├── RegistrationOver       409 registration-over: it has begun, or registering has ended
├── GatheringOver          409 gathering-over: there is nothing left to change or to give back
├── RegistrationGivenBack  409 registration-given-back: who came back registers anew
└── Conflict
    └── AlreadyRegistered  409 already-registered
Invalid
└── NoSuchPoint            422 no-such-point: the agenda has no point of that number
NotFound
├── NoSuchGathering        404 no-such-gathering
└── NoSuchRegistration     404 no-such-registration
"""

from shared.errors import Conflict, Invalid, NotFound, Refusal


class GatheringCancelled(Refusal):
    """It will not be held."""

    code = "gathering-cancelled"
    ro = "Evenimentul a fost anulat."
    en = "The event was cancelled."


class RegistrationOver(Refusal):
    """It has begun, or registering has ended."""

    code = "registration-over"
    ro = "Înscrierile s-au încheiat."
    en = "Registration is over."


class GatheringOver(Refusal):
    """It was held."""

    code = "gathering-over"
    ro = "Evenimentul a avut loc; înscrierea nu se mai poate schimba."
    en = "The event has taken place; the registration cannot be changed any more."


class RegistrationGivenBack(Refusal):
    """Who has given it back registers anew, behind those who wait."""

    code = "registration-given-back"
    ro = "Ați renunțat la această înscriere. Dacă vreți să veniți, înscrieți-vă din nou."
    en = "You gave this registration back. If you want to come, register again."


class AlreadyRegistered(Conflict):
    """One person, one seat."""

    code = "already-registered"
    ro = "Sunteți deja înscris la acest eveniment."
    en = "You are already registered for this event."


class NoSuchPoint(Invalid):
    """The agenda has no point of that number."""

    code = "no-such-point"
    pointer = "/agenda_point"
    ro = "Ordinea de zi nu are punctul ales."
    en = "The agenda has no such point."


class NoSuchGathering(NotFound):
    """There is none, or it is not public."""

    code = "no-such-gathering"
    ro = "Nu există acest eveniment."
    en = "There is no such event."


class NoSuchRegistration(NotFound):
    """There is none, or it is somebody else's."""

    code = "no-such-registration"
    ro = "Nu există această înscriere."
    en = "There is no such registration."
