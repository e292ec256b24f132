"""Commands sent together where the relay lets us: what it refuses harms the one mail that it was said of."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest

from services.notification.ports.relay import SmtpRelay
from services.notification.ports.relay_address import RelayAddress
from tests.integration.notification.conftest import SENDER
from tests.integration.notification.weather import serve

USUAL = {"EHLO": "250-here\r\n250 PIPELINING", "DATA": "354 go on", "QUIT": "221 bye"}


@dataclass
class Script:
    """What a server answers to the commands that begin so, once each; else as servers do."""

    answers: dict[str, str] = field(default_factory=dict)
    usual: Mapping[str, str] = field(default_factory=lambda: USUAL)
    connections: int = 0
    bodies: list[bytes] = field(default_factory=list)
    together: int = 0  # the most commands that came in one go

    def play(self, connection: socket.socket) -> None:
        """Serve a connection."""
        self.connections += 1
        connection.sendall(b"220 ready\r\n")
        while said := connection.recv(100_000):
            commands = said.decode().splitlines()
            self.together = max(self.together, len(commands))
            for command in commands:
                answer = self._answer(command)
                connection.sendall(f"{answer}\r\n".encode())
                if answer.startswith(("421", "221")):
                    return
                if answer.startswith("354"):
                    connection.sendall(self._body(connection))

    def _answer(self, command: str) -> str:
        for begin in list(self.answers):
            if command.startswith(begin):
                return self.answers.pop(begin)
        return self.usual.get(command[:4].upper(), "250 ok")

    def _body(self, connection: socket.socket) -> bytes:
        body = b""
        while not (body == b".\r\n" or body.endswith(b"\r\n.\r\n")):
            body += connection.recv(100_000)
        self.bodies.append(body)
        return b"554 no valid recipients\r\n" if body == b".\r\n" else b"250 taken\r\n"


@contextmanager
def relay_to(script: Script) -> Iterator[SmtpRelay]:
    """A connection to a server that plays it."""
    with serve(partial(Script.play, script)) as port:
        relay = SmtpRelay(RelayAddress.parse(f"smtp://127.0.0.1:{port}"), SENDER, answer_s=2.0)
        yield relay
        relay.close()


def test_three_commands_go_together() -> None:
    """And with the RSET of a connection that was used before, four."""
    script = Script()
    with relay_to(script) as relay:
        states = [relay.send("ana@example.org", b"Subject: x\r\n\r\n.hidden\r\n").state for _ in range(2)]
    assert states == ["delivered", "delivered"]
    assert (script.connections, script.together) == (1, 4)
    assert script.bodies == [b"Subject: x\r\n\r\n..hidden\r\n.\r\n"] * 2


def test_one_by_one_where_the_relay_does_not_say_so() -> None:
    """And none after the first that is refused."""
    script = Script({"RCPT": "550 no such mailbox"}, usual={**USUAL, "EHLO": "250 here"})
    with relay_to(script) as relay:
        assert relay.send("ana@example.org", b"x\r\n").state == "permanent-failure"
        assert relay.send("ion@example.org", b"x\r\n").state == "delivered"
    assert (script.connections, script.together, len(script.bodies)) == (1, 1, 1)


@pytest.mark.parametrize("to_data", ["354 go on", "503 no recipients"])
def test_a_refused_recipient_is_sent_nothing(to_data: str) -> None:
    """Also by a server that wants a message for nobody; the next mail goes over the same connection."""
    script = Script({"RCPT": "550 no such mailbox", "DATA": to_data})
    with relay_to(script) as relay:
        refused = relay.send("ana@example.org", b"x\r\n")
        taken = relay.send("ion@example.org", b"x\r\n")
    assert (refused.state, refused.code) == ("permanent-failure", 550)
    assert taken.state == "delivered"
    assert script.connections == 1
    assert script.bodies[-1] == b"x\r\n.\r\n"
    assert b"x\r\n.\r\n" not in script.bodies[:-1]


@pytest.mark.parametrize("command", ["RSET", "MAIL"])
def test_a_server_that_closes_between_two_mails(command: str) -> None:
    """Too many for one connection: said to RSET it costs no try, for nothing was asked yet."""
    script = Script()
    with relay_to(script) as relay:
        relay.send("ana@example.org", b"x\r\n")
        script.answers[command] = "421 4.7.0 enough for one connection"
        second, third = (relay.send(f"{name}@example.org", b"x\r\n") for name in ("ion", "eva"))
    assert second.state == ("delivered" if command == "RSET" else "temporary-failure")
    assert third.state == "delivered"
    assert script.connections == 2


def test_a_sender_that_is_refused_is_our_trouble() -> None:
    """Never the recipient's fault."""
    script = Script({"MAIL": "550 who are you"})
    with relay_to(script) as relay:
        assert relay.send("ana@example.org", b"x\r\n").state == "technical-failure"
