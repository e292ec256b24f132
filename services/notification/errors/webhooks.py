"""What is refused of webhooks.

Refusal
├── TooManyEndpoints            one account has ten at most
├── EndpointNotActive           it has not been verified, or is disabled
├── EndpointWithoutSecret       nobody could check what is sent
└── EndpointDisabledAlready     there is nothing to stop
NotFound
├── NoSuchEndpoint              none, or another's
└── NoSuchWebhookDelivery       none of this endpoint
Invalid
├── AddressNotTaken             /url: not https, or spelled as no address is
├── AddressNotPublic            /url: it leads into a network that is not public
├── UnknownEventType            /types
└── UnknownSource               /topics
"""

from shared.errors import Invalid, NotFound, Refusal


class TooManyEndpoints(Refusal):
    """Each is sent each event."""

    code = "too-many-endpoints"
    ro = "Aveți deja {most} adrese. Ștergeți una pe care nu o mai folosiți."
    en = "You have {most} addresses already. Delete one that you no longer use."


class EndpointNotActive(Refusal):
    """Nothing but a test is sent to it."""

    code = "endpoint-not-active"
    ro = "Adresa nu primește mesaje acum. Întâi trebuie verificată."
    en = "The address gets no messages now. It has to be verified first."


class EndpointWithoutSecret(Refusal):
    """Even a test is signed."""

    code = "endpoint-without-secret"
    ro = "Adresa nu are încă un secret. Întâi cereți unul, ca serverul să poată verifica mesajul."
    en = "The address has no secret yet. First ask for one, so that the server can check the message."


class EndpointDisabledAlready(Refusal):
    """It gets nothing."""

    code = "endpoint-disabled-already"
    ro = "Adresa este deja oprită."
    en = "The address is stopped already."


class NoSuchEndpoint(NotFound):
    """There is none, or it is another's."""

    code = "no-such-endpoint"
    ro = "Nu aveți o astfel de adresă."
    en = "You have no such address."


class NoSuchWebhookDelivery(NotFound):
    """There is none, or its message is older than messages are kept."""

    code = "no-such-webhook-delivery"
    ro = "Nu există acest mesaj; mesajele se păstrează 30 de zile."
    en = "There is no such message; messages are kept for 30 days."


class AddressNotTaken(Invalid):
    """Only the plain form of an address is taken."""

    code = "address-not-taken"
    pointer = "/url"
    ro = (
        "Adresa trebuie să înceapă cu https:// și numele unui server, "
        "fără utilizator, fără # și fără alt port decât 443 sau 8443."
    )
    en = (
        "The address must begin with https:// and the name of a server, "
        "without a user, without # and without another port than 443 or 8443."
    )


class AddressNotPublic(Invalid):
    """It, or one of the addresses behind its name, is not of the open internet."""

    code = "address-not-public"
    pointer = "/url"
    ro = "Adresa duce într-o rețea internă. Se poate trimite numai la servere din internet."
    en = "The address leads into an internal network. Messages can only be sent to servers on the internet."


class UnknownEventType(Invalid):
    """It is none that is published."""

    code = "unknown-event-type"
    pointer = "/types"
    ro = "Nu se publică evenimente „{name}”."
    en = "No events “{name}” are published."


class UnknownSource(Invalid):
    """Nobody can follow what is not there."""

    code = "unknown-source"
    pointer = "/topics"
    ro = "Nu cunoaștem „{name}”."
    en = "“{name}” is not known here."
