"""Mail servers in trouble: they take a connection and then do as they please."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

Behaviour = Callable[[socket.socket], None]

CUT, HANG = "cut", "hang"  # instead of an answer
GREETING, MESSAGE = "greeting", "message"  # the stages that are no command
USUAL = {GREETING: "220 ready", "DATA": "354 go on", "QUIT": "221 bye"}


def hang(connection: socket.socket) -> None:
    """Greet, and never say a word again."""
    connection.sendall(b"220 ready\r\n")
    while connection.recv(1024):
        pass


def cut_off(connection: socket.socket, taken: list[bytes] | None = None) -> None:
    """Take the whole message, and go without an answer; `taken` gets the message's name for itself."""
    connection.sendall(b"220 ready\r\n")
    lines = connection.makefile("rb")
    for line in lines:
        if line.upper().startswith(b"DATA"):
            connection.sendall(b"354 go on\r\n")
            while (said := lines.readline()) != b".\r\n":
                if taken is not None and said.startswith(b"Message-ID:"):
                    taken.append(said.partition(b":")[2].strip())
            return
        connection.sendall(b"250 ok\r\n")


@dataclass
class Scripted:
    """A server that answers as it is told.

    Args:
        answers: by stage (a command, `greeting` or `message`) what is said there, `CUT` or `HANG`.
        recipients: by address, what is said at RCPT instead.
        taken: the messages that it has said 250 to.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    recipients: Mapping[str, str] = field(default_factory=dict)
    taken: list[bytes] = field(default_factory=list)

    def __call__(self, connection: socket.socket) -> None:
        """Serve one connection."""
        lines = connection.makefile("rb")
        if not self._say(connection, GREETING):
            return
        for line in lines:
            command, _, rest = line.decode().strip().partition(" ")
            address = rest.partition("<")[2].partition(">")[0]
            if not self._say(connection, command.upper(), self.recipients.get(address)):
                return
            if command.upper() == "DATA" and self._answer("DATA").startswith("354"):
                message = b"".join(iter(lines.readline, b".\r\n"))
                if not self._say(connection, MESSAGE):
                    return
                if self._answer(MESSAGE).startswith("250"):
                    self.taken.append(message)

    def _answer(self, stage: str) -> str:
        return self.answers.get(stage, USUAL.get(stage, "250 ok"))

    def _say(self, connection: socket.socket, stage: str, instead: str | None = None) -> bool:
        answer = instead or self._answer(stage)
        if answer == HANG:
            while connection.recv(1024):
                pass
        if answer in (CUT, HANG):
            return False
        connection.sendall(f"{answer}\r\n".encode())
        return not answer.startswith("421")


@contextmanager
def serve(behave: Behaviour, port: int = 0) -> Iterator[int]:
    """A server on loopback for as long as the block lasts. Yields its port, a free one unless given."""
    with socket.create_server(("127.0.0.1", port)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    try:
                        behave(connection)
                    except OSError:
                        continue

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)
