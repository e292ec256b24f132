"""The public APIs behind the gateway, as a program of somebody else's would call them."""

import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from operations.demo.codes import code_of, wait_for_the_next
from operations.demo.mails import Mails

PATIENCE_S = 60.0
REPEATABLE = (429, 503)  # both say when to come back


class Refused(Exception):
    """A service answered with a problem."""


@dataclass
class Site:
    """The gateway at an address such as `http://localhost:8080`."""

    url: str
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, timeout=30, headers={"Accept-Language": "ro"})

    def call(self, method: str, path: str, body: Any = None, *, bearer: str = "", **headers: str) -> Any:
        """One request; a POST carries an idempotency key and so may be sent again until it is answered.

        Raises:
            Refused: the answer is a problem that does not pass by itself.
        """
        return self.answer(method, path, body, bearer=bearer, **headers).get("json")

    def answer(
        self, method: str, path: str, body: Any = None, *, bearer: str = "", **headers: str
    ) -> dict[str, Any]:
        """The same with the entity tag: `{"json": …, "etag": …}`; bytes are sent as a file."""
        if method == "POST":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        if bearer:
            headers["Authorization"] = bearer if " " in bearer else f"Bearer {bearer}"
        sent: dict[str, Any] = {"content": body} if isinstance(body, bytes) else {"json": body}
        if isinstance(body, bytes):
            headers["Content-Type"] = "application/octet-stream"
        deadline = time.monotonic() + PATIENCE_S
        while True:
            response = self.client.request(method, f"/api/{path}", headers=headers, **sent)
            if response.status_code not in REPEATABLE or time.monotonic() > deadline:
                break
            time.sleep(float(response.headers.get("Retry-After", 1)))
        if response.is_error:
            raise Refused(f"{method} {path}: {response.status_code} {response.text}")
        return {
            "json": response.json() if response.content else None,
            "etag": response.headers.get("ETag", ""),
        }


@dataclass
class Person:
    """Somebody with an account."""

    site: Site
    email: str
    name: str
    password: str
    session: str = ""

    def sign_up(self, mails: Mails) -> None:
        """Make the account and confirm the address by the link in the mail."""
        wanted = {"email": self.email, "name": self.name, "password": self.password, "language": "ro"}
        self.site.call("POST", "registry/v1/accounts", wanted)
        token = mails.token(self.email, "/confirmare?")
        self.site.call("POST", "registry/v1/accounts/confirm", {"token": token})

    def sign_in(self) -> None:
        """Open a session, with the second step where the example person works for an authority."""
        answer = self.site.call(
            "POST", "registry/v1/sessions", {"email": self.email, "password": self.password}
        )
        if pending := answer.get("pending"):
            answer = self._second_step(pending)
        self.session = answer["session"]

    def _second_step(self, pending: str) -> dict[str, str]:
        """By a code that nobody has used: this step's, else the next one's, which is good already."""
        for ahead in (0, 1, 1, 1):
            body = {"pending": pending, "code": code_of(self.email, self.password, ahead)}
            try:
                found: dict[str, str] = self.site.call("POST", "registry/v1/sessions/second-step", body)
                return found
            except Refused as refused:
                if "code-spent" not in str(refused):
                    raise
            if ahead:
                wait_for_the_next()
        raise Refused(f"{self.email}: each code was used by somebody else")

    def call(self, service: str, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """A request in this person's name."""
        return self.answer(service, method, path, body, **headers)["json"]

    def answer(
        self, service: str, method: str, path: str, body: Any = None, **headers: str
    ) -> dict[str, Any]:
        """The same with the entity tag."""
        exchange = {"audience": service}
        token = self.site.call(
            "POST", "registry/v1/sessions/current/tokens", exchange, bearer=f"Session {self.session}"
        )["token"]
        return self.site.answer(method, f"{service}/v1/{path}", body, bearer=token, **headers)


def follow(site: Site, mails: Mails, email: str, authority: str) -> None:
    """Ask to be told of an authority's drafts, and confirm it by the link in the mail."""
    topic = {"kind": "authority", "value": authority}
    wanted = {"email": email, "topic": topic, "language": "ro"}
    site.call("POST", "notification/v1/subscriptions", wanted)
    token = mails.token(email, "/abonamente/confirmare?")
    site.call("POST", "notification/v1/subscriptions/confirm", {"token": token})
