"""Bounces: what a mail server says, later, of a mail that it had taken."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

Kind = Literal["hard", "soft", "unknown"]
BELIEVED_FOR = timedelta(days=30)  # after a mail was made; servers give up within a week

# The second number of a status (RFC 3463): 0 other, 1 address, 2 mailbox, 4 routing speak of where the mail
# was to go; 3 the system, 5 the protocol, 6 the content, 7 policy speak of this mail or of who sent it.
ABOUT_THE_ADDRESS = frozenset("0124")


@dataclass(frozen=True)
class Bounce:
    """A report that a mail came back.

    Args:
        kind: `hard`: it will never be delivered; `soft`: not yet, or not in the time that was tried;
            `unknown`: it is no report of a form that is known, so that it proves nothing.
        status: of RFC 3463, such as `5.1.1`; empty where it is unknown.
        code: of the server's answer, where the report has it.
        text: of the answer, without addresses.
    """

    kind: Kind
    status: str = ""
    code: int | None = None
    text: str = ""

    @property
    def reason(self) -> str:
        """Status and text as one line, the status once."""
        return self.text if self.status in self.text else f"{self.status} {self.text}".strip()

    @property
    def is_of_address(self) -> bool:
        """Whether no other mail to that address would be delivered either."""
        return self.kind == "hard" and self.status[2:3] in ABOUT_THE_ADDRESS
