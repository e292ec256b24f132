"""Mail servers in trouble: they take a connection and then do as they please."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Behaviour = Callable[[socket.socket], None]


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
