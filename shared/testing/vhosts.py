"""A virtual host of the broker for each test, so that none sees another's queues."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Management:
    """The management API of a RabbitMQ; `login` is an administrator's name and password."""

    url: str
    amqp_address: str
    login: tuple[str, str]

    def make(self, vhost: str) -> None:
        """Make a virtual host; its maker may do everything there."""
        with self._api() as api:
            api.put(f"/api/vhosts/{vhost}", json={}).raise_for_status()

    @contextmanager
    def vhost(self) -> Iterator[str]:
        """The AMQP address of a new virtual host, deleted with all in it at the end."""
        name = f"test-{uuid.uuid4().hex}"
        self.make(name)
        try:
            yield f"amqp://{self.login[0]}:{self.login[1]}@{self.amqp_address}/{name}"
        finally:
            with self._api() as api:
                api.delete(f"/api/vhosts/{name}").raise_for_status()

    def _api(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, auth=self.login, timeout=30)
