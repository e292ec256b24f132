"""What is refused of the floor of a meeting: a class a rule.

Refusal
├── AlreadyBegun        409 already-begun
├── NotBegunByChair     409 not-begun-by-chair: nobody speaks before the meeting is opened
├── NobodySpeaks        409 nobody-speaks
└── NotASpeaker         409 not-a-speaker: the registration is none of this meeting's
Invalid
└── NoSuchTopic         422 no-such-topic: neither an article of the draft nor a point of the agenda
"""

from shared.errors import Invalid, Refusal


class AlreadyBegun(Refusal):
    """It is opened once."""

    code = "already-begun"
    ro = "Întâlnirea a fost deschisă."
    en = "The meeting was opened."


class NotBegunByChair(Refusal):
    """First the chair opens it."""

    code = "not-begun-by-chair"
    ro = "Deschideți întâi întâlnirea."
    en = "Open the meeting first."


class NobodySpeaks(Refusal):
    """There is nothing to end or to hold up."""

    code = "nobody-speaks"
    ro = "Nimeni nu are cuvântul acum."
    en = "Nobody has the floor now."


class NotASpeaker(Refusal):
    """Another meeting's, or given back."""

    code = "not-a-speaker"
    ro = "Persoana nu este pe lista acestei întâlniri."
    en = "The person is not on the list of this meeting."
    pointer = "/registration_id"


class NoSuchTopic(Invalid):
    """Only what is there can be discussed."""

    code = "no-such-topic"
    ro = "Proiectul nu are acest articol, sau ordinea de zi nu are acest punct."
    en = "The draft has no such article, or the agenda no such point."
    pointer = "/article"
