"""Reading the mail catcher, as a person reads their mail."""

import re
import time
from dataclasses import dataclass
from typing import Any

import httpx

PATIENCE_S = 30.0
TOKEN = re.compile(r"token=([\w.~%-]+)")


class Missing(Exception):
    """Something that should have arrived did not, or arrived more than once."""


@dataclass(frozen=True)
class Mails:
    """The catcher at an address such as `http://localhost:8080/posta-demo/`."""

    url: str

    def to(self, address: str, containing: str = "") -> list[dict[str, Any]]:
        """The mails to an address that hold a piece of text, newest first."""
        answer = httpx.get(f"{self.url.rstrip('/')}/api/messages", params={"to": address}, timeout=10)
        answer.raise_for_status()
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return [mail for mail in messages if containing in mail["text"] or containing in mail["subject"]]

    def wait(self, address: str, containing: str = "") -> dict[str, Any]:
        """The first such mail, once it is there.

        Raises:
            Missing: it is not there in time.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not (found := self.to(address, containing)):
            if time.monotonic() > deadline:
                raise Missing(f"no mail to {address} that says “{containing}” within {PATIENCE_S:.0f} s")
            time.sleep(0.1)
        return found[0]

    def token(self, address: str, containing: str) -> str:
        """The token of the link in such a mail."""
        mail = self.wait(address, containing)
        match = TOKEN.search(mail["text"])
        if match is None:
            raise Missing(f"the mail “{mail['subject']}” has no link with a token")
        return match.group(1)
