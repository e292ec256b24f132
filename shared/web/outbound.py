"""Requests to addresses that strangers have given: webhooks, browser push. The guard against SSRF.

https alone. The name is resolved once, every address behind it is checked, and the connection is made to a
checked address, so that a name cannot lead elsewhere a moment later; the certificate is still checked for
the name. No redirect is followed, no proxy is taken from the environment, no cookie is kept. Answers are read
to a limit and the whole has one deadline, so that a slow drip ends. What goes wrong is told in classes only.

    outbound = Outbound()
    outbound.check("https://example.org/hook")                    # when somebody gives an address
    answer = outbound.post("https://example.org/hook", body, {"Content-Type": "application/json"})
    answer.status, answer.body                                    # 3xx is an answer like any other
"""

import io
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address

from shared.web.destinations import Address, Destination, Resolver, Unreachable, resolve, system_resolver

TOTAL_S = 15.0
CONNECT_S = 5.0
RESOLVE_S = 3.0
LARGEST_ANSWER = 1024
AGENT = "Parteneriat/1"


@dataclass(frozen=True)
class Answer:
    """What a stranger's server said.

    Args:
        status: of HTTP.
        body: its first bytes, at most as many as were asked for; the rest was not read.
        retry_after: the header as it came, shortened.
    """

    status: int
    body: bytes
    retry_after: str | None

    @property
    def is_taken(self) -> bool:
        """Whether it said 2xx."""
        return 200 <= self.status < 300


class Outbound:
    """Args:
    loopback: addresses of this machine and any port may be reached: for tests, never in production.
    ca_file: certificate authorities that are trusted beside the machine's own.
    total_s: how long a request may take from its first step to its last.
    resolver: looks names up.
    """

    def __init__(
        self,
        *,
        loopback: bool = False,
        ca_file: str | None = None,
        total_s: float = TOTAL_S,
        resolver: Resolver = system_resolver,
    ) -> None:
        self._loopback = loopback
        self._total_s = total_s
        self._resolver = resolver
        self._ca_file = ca_file

    @cached_property
    def _context(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if self._ca_file:
            context.load_verify_locations(self._ca_file)
        return context

    def check(self, url: str) -> None:
        """Whether requests to it would be made at all; nothing is sent.

        Raises:
            Unreachable: `address`, `name`, `private` or `timeout`.
        """
        destination = Destination.parse(url, any_port=self._loopback)
        resolve(destination, self._resolver, RESOLVE_S, loopback=self._loopback)

    def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, largest: int = LARGEST_ANSWER
    ) -> Answer:
        """Send once.

        Args:
            url: any address that somebody gave.
            body: the bytes.
            headers: beside Host, User-Agent and Content-Length.
            largest: how many bytes of the answer are read.

        Raises:
            Unreachable: there was no answer.
        """
        deadline = time.monotonic() + self._total_s
        destination = Destination.parse(url, any_port=self._loopback)
        within = min(RESOLVE_S, self._total_s)
        addresses = resolve(destination, self._resolver, within, loopback=self._loopback)
        with _connected(addresses, destination.port, deadline) as plain:
            try:
                plain.settimeout(_left(deadline))
                with self._context.wrap_socket(plain, server_hostname=destination.host) as secure:
                    return _exchange(secure, destination, body, headers, deadline, largest)
            except TimeoutError:
                raise Unreachable("timeout") from None
            except ssl.SSLError:
                raise Unreachable("tls") from None
            except OSError:
                raise Unreachable("connect") from None
            except (HTTPException, ValueError):
                raise Unreachable("http") from None


def _connected(addresses: list[Address], port: int, deadline: float) -> socket.socket:
    late = False
    for address in addresses:
        family = socket.AF_INET if isinstance(address, IPv4Address) else socket.AF_INET6
        plain = socket.socket(family, socket.SOCK_STREAM)
        try:
            plain.settimeout(min(CONNECT_S, _left(deadline)))
            plain.connect((str(address), port))
            return plain
        except TimeoutError:
            late = True
        except OSError:
            late = False
        plain.close()
    raise Unreachable("timeout" if late else "connect")


def _exchange(
    secure: ssl.SSLSocket,
    destination: Destination,
    body: bytes,
    headers: Mapping[str, str],
    deadline: float,
    largest: int,
) -> Answer:
    wire = _Wire(secure, deadline)
    connection = HTTPConnection(destination.host, destination.port)
    connection.sock = wire  # so it never makes one of its own
    connection.putrequest("POST", destination.target, skip_host=True, skip_accept_encoding=True)
    given = {"Host": _host_header(destination), "User-Agent": AGENT, "Connection": "close", **headers}
    for name, value in {**given, "Content-Length": str(len(body))}.items():
        connection.putheader(name, value)
    connection.endheaders(body)
    response: HTTPResponse = connection.getresponse()
    retry_after = response.getheader("Retry-After")
    return Answer(response.status, response.read(largest), retry_after and retry_after[:40])


def _host_header(destination: Destination) -> str:
    host = f"[{destination.host}]" if ":" in destination.host else destination.host
    return host if destination.port == 443 else f"{host}:{destination.port}"


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Wire:
    """A socket as http.client uses it, of which no read and no write goes beyond the deadline."""

    def __init__(self, sock: ssl.SSLSocket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            self._sock.settimeout(_left(self._deadline))
            rest = rest[self._sock.send(rest) :]

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self._sock, self._deadline))

    def close(self) -> None:
        """The socket belongs to whoever opened it."""


class _Reading(io.RawIOBase):
    def __init__(self, sock: ssl.SSLSocket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)
