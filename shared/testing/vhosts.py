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

    @contextmanager
    def vhost(self) -> Iterator[str]:
        """The AMQP address of a new virtual host, deleted with all in it at the end."""
        name = f"test-{uuid.uuid4().hex}"
        with httpx.Client(base_url=self.url, auth=self.login, timeout=30) as api:
            api.put(f"/api/vhosts/{name}", json={}).raise_for_status()
            try:
                yield f"amqp://{self.login[0]}:{self.login[1]}@{self.amqp_address}/{name}"
            finally:
                api.delete(f"/api/vhosts/{name}").raise_for_status()
