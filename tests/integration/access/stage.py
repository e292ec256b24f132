"""A service with every kind of caller before it, each with a token that it can check."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID, uuid4

from flask import Flask
from joserfc.jwk import OKPKey
from sqlalchemy import insert, text

from services.registry.model.scopes import SCOPES
from shared.security.keys import signing_key
from shared.security.tokens import LIFETIME, sign
from shared.service import Runtime

HERE, ELSEWHERE = "oras-exemplu", "alt-oras"
ROLES_OF: dict[str, dict[str, list[str]]] = {
    "citizen": {},
    "other citizen": {},
    "clerk elsewhere": {ELSEWHERE: ["clerk"]},
    "clerk": {HERE: ["clerk"]},
}
ALL_SCOPES = " ".join(SCOPES)
# Programs: whose data they may read, and with which scopes.
CLIENTS = {
    "client": (HERE, ALL_SCOPES),
    "client without scope": (HERE, "nothing:read"),
    "client elsewhere": (ELSEWHERE, ALL_SCOPES),
    "client everywhere": ("common", ALL_SCOPES),
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
# Whatever belongs to a person on a stage belongs to the citizen, whatever to an authority to the clerk's.
CALLERS = ("stranger", *ROLES_OF)


@dataclass
class Stage:
    """A service that runs.

    Args:
        runtime: of the service.
        accounts: of each caller but the stranger.
        things: makes a new thing of a kind each time, and gives the names and values by which it is found.
        sessions: makes the headers of a session of a caller's, where the service has sessions.
    """

    runtime: Runtime
    accounts: dict[str, UUID]
    things: dict[str, Callable[[], dict[str, str]]]
    sessions: Callable[[str], dict[str, str]] = lambda _: {}
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    key: OKPKey = field(default_factory=lambda: OKPKey.generate_key("Ed25519", {"kid": "tests"}))

    def __post_init__(self) -> None:
        self.app: Flask = self.runtime.service.create_app(self.runtime)
        row = {"kid": "tests", "jwk": self.key.as_dict(private=False), "epoch": 1, "sequence": 1}
        with self.runtime.engine.begin() as connection:
            connection.execute(insert(signing_key), row)

    @property
    def prefix(self) -> str:
        """Where the service's routes begin."""
        return f"/api/{self.runtime.service.name}/v1"

    def routes(self) -> Iterator[tuple[str, str]]:
        """Method and template of each route."""
        for rule in self.app.url_map.iter_rules():
            if rule.rule.startswith(f"{self.prefix}/"):
                yield from ((method, rule.rule) for method in METHODS if method in (rule.methods or ()))

    def headers(self, caller: str) -> dict[str, str]:
        """With a token of the caller's; none for the stranger."""
        return {} if caller == "stranger" else {"Authorization": f"Bearer {self.token(caller)}"}

    def token(self, caller: str, **changes: object) -> str:
        """A token; claims given by name replace the usual ones."""
        now = self.runtime.clock.now()
        claims = {
            "iss": self.runtime.settings.public_url,
            "aud": self.runtime.service.name,
            "iat": int(now.timestamp()),
            "exp": int((now + LIFETIME).timestamp()),
            **(_of_client(caller) if caller in CLIENTS else self._of_person(caller)),
        }
        return sign({**claims, **changes}, self.key)

    def _of_person(self, caller: str) -> dict[str, object]:
        account = str(self.accounts[caller])
        return {"sub": account, "sid": str(uuid4()), "amr": ["pwd"], "roles": ROLES_OF[caller]}

    def forget_limits(self) -> None:
        """Let everybody ask as if for the first time."""
        with self.runtime.engine.begin() as connection:
            connection.execute(text("delete from rate_limit"))

    def unique(self, form: str) -> str:
        """`unique("ana{}@example.org")` → a text that was not there before."""
        return form.format(next(self.numbers))


def _of_client(caller: str) -> dict[str, object]:
    authority, scopes = CLIENTS[caller]
    client = str(uuid4())
    return {"sub": client, "client_id": client, "authority": authority, "scope": scopes}
