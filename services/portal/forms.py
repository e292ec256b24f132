"""What was typed, what is wrong with it, and how to say so: at the top and at the field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from services.portal.errors import Refused
from services.portal.languages import say

# The registry and the mail itself decide what an address is; here only slips of the hand are caught.
PROOF_FIELD = "dovada"
BASE64 = re.compile(r"[A-Za-z0-9+/=]{1,2000}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass
class Form:
    """A form as sent: its values survive whatever is wrong with them."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    problem: str = ""

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "").strip()

    @property
    def wrong(self) -> bool:
        """Whether there is something to mend."""
        return bool(self.errors or self.problem)

    def need(self, name: str, message: str) -> None:
        """The field must hold something."""
        if not self[name]:
            self.errors.setdefault(name, message)

    def check(self, name: str, good: Callable[[str], bool], message: str) -> None:
        """The field, if filled, must be good."""
        if self[name] and name not in self.errors and not good(self[name]):
            self.errors[name] = message

    def limit(self, name: str, most: int) -> None:
        """The field holds at most so many characters; says by how many it is too long."""
        over = len(self[name]) - most
        if over > 0:
            self.errors.setdefault(name, say("form.too_long", most=most, over=over))

    def need_email(self, name: str = "email") -> None:
        """The field must hold what looks like an e-mail address."""
        self.need(name, say("form.email_missing"))
        self.check(name, lambda typed: bool(EMAIL.fullmatch(typed)), say("form.email_wrong"))

    def take(self, refused: Refused, fields: Mapping[str, str] | None = None) -> None:
        """Put what a service refused at the fields it names; the rest at the top.

        Args:
            refused: the service's answer.
            fields: the service's name of a field → ours, where they differ.
        """
        names = fields or {}
        for fault in refused.faults:
            theirs = fault.pointer.strip("/").split("/")[0]
            self.errors.setdefault(names.get(theirs, theirs), fault.detail)
        known = set(self.values) | set(names.values())
        if not refused.faults or not known & set(self.errors):
            self.problem = refused.detail or say("form.refused")


def sending_key(typed: str) -> str:
    """The key that makes sending twice the same as once: the one in the form if it is a UUID, else new."""
    try:
        return str(UUID(typed))
    except ValueError:
        return str(uuid4())


def proof_of(form: Form) -> dict[str, str]:
    """The header with the work that the browser has done for this form; none without JavaScript."""
    solution = form[PROOF_FIELD]
    return {"X-Proof-Of-Work": solution} if BASE64.fullmatch(solution) else {}
