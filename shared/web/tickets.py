"""The ticket of who will come: `T1.<id>.<mac>`, in letters that a QR code holds with few points.

It is the id of a registration or an enrolment in base32, with 80 bits of an HMAC over it. Nothing is stored,
and who reads the tables cannot make one. It opens nothing: at the door it stands for the name that its holder
would say.
"""

import hmac
from base64 import b32decode, b32encode
from uuid import UUID

FORM, ID_LETTERS, MAC_BYTES = "T1", 26, 10


class Tickets:
    """Makes and reads them.

    Args:
        web_secret: of the service; a key of their own is derived from it.
        service: whose tickets they are: none is good at another's door.
    """

    def __init__(self, web_secret: str, service: str) -> None:
        self._key = hmac.digest(web_secret.encode(), f"a ticket of {service}".encode(), "sha256")

    def ticket_for(self, who: UUID) -> str:
        """The same for a registration each time."""
        name = b32encode(who.bytes).decode().rstrip("=")
        mac = hmac.digest(self._key, f"{FORM}.{name}".encode(), "sha256")[:MAC_BYTES]
        return f"{FORM}.{name}.{b32encode(mac).decode()}"

    def id_of(self, ticket: str) -> UUID | None:
        """Whose it is, small letters and spaces of who typed it forgiven; None if it is none of ours."""
        tidy = "".join(ticket.split()).upper()
        try:
            form, name, _mac = tidy.split(".")
            who = UUID(bytes=b32decode(f"{name}{'=' * 6}"))
        except ValueError:
            return None
        good = len(name) == ID_LETTERS and form == FORM and tidy.isascii()
        return who if good and hmac.compare_digest(tidy, self.ticket_for(who)) else None
