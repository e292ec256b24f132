"""A receiver of webhooks on this machine, and a world whose people have endpoints there."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID

from services.notification.commands import CreateWebhook, RenewWebhookSecret, SendTestWebhook
from services.notification.jobs.webhook_sender import WebhookSender
from services.notification.model import Topic
from services.notification.model.webhook_delivery import Attempted
from services.notification.model.webhook_signing import Shown
from services.notification.subscriptions import SUBSCRIPTIONS, WEBHOOKS
from shared.messaging.envelope import Envelope
from shared.messaging.processing import Delivery, Processor
from tests.certificates import Authority
from tests.unit.notification.world import PUBLIC_URL, World


@dataclass(frozen=True)
class Received:
    """A request that arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def event(self) -> dict[str, Any]:
        """The body."""
        event: dict[str, Any] = json.loads(self.body)
        return event


@dataclass
class Receiver:
    """Answers as it is told by path, and else repeats what it got, so that it passes tests."""

    port: int
    got: list[Received] = field(default_factory=list)
    answers: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)

    def url(self, path: str = "/hook") -> str:
        """Where it listens."""
        return f"https://localhost:{self.port}{path}"

    def says(self, status: int, body: bytes = b"", path: str = "/hook", **headers: str) -> None:
        """From now on."""
        self.answers[path] = (
            status,
            body,
            {name.replace("_", "-"): value for name, value in headers.items()},
        )

    def ids(self) -> list[str]:
        """Of all messages that arrived."""
        return [one.headers["webhook-id"] for one in self.got]

    def events(self, path: str = "/hook") -> list[dict[str, Any]]:
        """What arrived there but for tests."""
        events = [one.event for one in self.got if one.path == path]
        return [event for event in events if "challenge" not in (event.get("data") or {})]


@contextmanager
def receiving(authority: Authority) -> Iterator[Receiver]:
    """One that runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.got.append(Received(self.path, headers, body))
            status, said, more = receiver.answers.get(self.path, (200, body, {}))
            self.send_response(status)
            for name, value in {**more, "Content-Length": str(len(said))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context: ssl.SSLContext = authority.context
    server.socket = context.wrap_socket(server.socket, server_side=True)
    receiver = Receiver(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield receiver
    server.shutdown()
    server.server_close()


@dataclass
class Hooked:
    """A world with an endpoint that somebody owns."""

    world: World
    account_id: UUID

    def named(self, url: str, *topics: Topic, types: tuple[str, ...] = (), with_key: bool = False) -> UUID:
        """Another endpoint, without a secret."""
        made = self.world.do(
            CreateWebhook(
                account_id=self.account_id,
                name="Registratura",
                url=url,
                topics=topics or (Topic("all"),),
                types=types,
                with_public_key=with_key,
            )
        )
        found: UUID = made.id
        return found

    def verified(self, url: str, *topics: Topic, **more: Any) -> tuple[UUID, Shown]:
        """Another endpoint that is active, and what its owner was shown."""
        endpoint_id = self.named(url, *topics, **more)
        shown = self.secret(endpoint_id)
        self.test(endpoint_id)
        self.send_all()
        assert self.state(endpoint_id) == "active"
        return endpoint_id, shown

    def secret(self, endpoint_id: UUID) -> Shown:
        """A new secret."""
        shown: Shown = self.world.do(RenewWebhookSecret(account_id=self.account_id, endpoint_id=endpoint_id))
        return shown

    def test(self, endpoint_id: UUID) -> None:
        """Have a test sent."""
        self.world.do(SendTestWebhook(account_id=self.account_id, endpoint_id=endpoint_id))

    def sender(self) -> WebhookSender:
        """One thread's work."""
        given: Any = self.world.runtime.dependencies
        return WebhookSender(
            self.world.runtime.bus, given["outbound"], given["webhook_keys"], self.world.clock
        )

    def send_all(self) -> list[Attempted]:
        """Send what is due now."""
        sender, done = self.sender(), []
        while attempted := sender.send_one():
            done.append(attempted)
        return done

    def hear_anew(self, envelope: Envelope) -> None:
        """An event that comes again, by a replay, to an inbox that has forgotten it."""
        world = self.world
        with world.runtime.engine.begin() as connection:
            connection.exec_driver_sql("delete from inbox")
        lines = [line for line in SUBSCRIPTIONS if line.queue == WEBHOOKS]
        given = world.runtime.dependencies
        Processor(
            WEBHOOKS,
            ordered=False,
            subscriptions=lines,
            units=world.runtime.units,
            clock=world.clock,
            dependencies=given,
        ).process([Delivery(envelope, envelope.to_bytes(PUBLIC_URL))])
        assert world.rows("select from inbox where state <> 'done'") == []

    def state(self, endpoint_id: UUID) -> str:
        """Of an endpoint, with the reason where it is disabled."""
        [row] = self.world.rows("select state, reason from webhook_endpoint where id = :id", id=endpoint_id)
        return f"{row['state']} {row['reason'] or ''}".strip()

    def deliveries(self, endpoint_id: UUID) -> list[tuple[str, int]]:
        """State and attempts of each that is no test, in their order."""
        rows = self.world.rows(
            "select d.state, d.attempts from webhook_delivery d join webhook_message m on m.id = d.message_id"
            " where d.endpoint_id = :id and m.endpoint_id is null order by d.id",
            id=endpoint_id,
        )
        return [(row["state"], row["attempts"]) for row in rows]
