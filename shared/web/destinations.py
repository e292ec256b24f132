"""Where a request to a stranger's address may go: its spelling, and what it resolves to.

`ipaddress.is_global` alone is no defence: it passes multicast, the addresses that carry another one inside
(NAT64, 6to4, IPv4-compatible), 192.88.99.1 and 168.63.129.16, where a large cloud answers its own machines.
"""

import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from typing import Literal, Self
from urllib.parse import urlsplit

Trouble = Literal["address", "name", "private", "connect", "tls", "timeout", "http"]
Address = IPv4Address | IPv6Address
# From a host name and a port to the addresses that stand behind it, or OSError.
Resolver = Callable[[str, int], Sequence[str]]

LONGEST_URL = 2048
LONGEST_NAME = 253
PORTS = (443, 8443)
GLOBAL_UNICAST = IPv6Network("2000::/3")  # nothing else is routed between networks
CLOSED_V4 = tuple(
    map(IPv4Network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "100.64.0.0/10", "224.0.0.0/3"))
)
CLOSED_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))

LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


class Unreachable(Exception):
    """A stranger's address did not take what was sent, or must not be asked at all.

    Args:
        trouble: in which class the reason is. `address`: the spelling is none that we take; `name`: the
            name is not known; `private`: it leads into a network that is not public; `connect`, `tls`,
            `timeout`, `http`: what went wrong on the way. Nothing finer, so that nobody learns by us what
            answers inside a network.
    """

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble: Trouble = trouble


@dataclass(frozen=True)
class Destination:
    """An address as it is written, taken apart.

    Args:
        host: a name in lower case and ASCII without a dot at the end, or an address without brackets.
        port: where it listens.
        target: path and query, as they stand in a request.
    """

    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, url: str, *, any_port: bool = False) -> Self:
        """Of `https://host[:port]/path?query`.

        Args:
            url: as somebody wrote it.
            any_port: take other ports than those of `PORTS`.

        Raises:
            Unreachable: (`address`) it is longer than `LONGEST_URL`, not https, names a user, a fragment, a
                zone or another port, or spells a number as no browser shows it.
        """
        if len(url) > LONGEST_URL or any(sign <= " " or sign in "\\#\x7f" for sign in url):
            raise Unreachable("address")
        try:
            parts = urlsplit(url)
            port = parts.port or 443
            host = _host(parts.hostname or "", in_brackets="[" in parts.netloc)
        except ValueError:
            raise Unreachable("address") from None
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fits = parts.scheme == "https" and "@" not in parts.netloc and target.isascii()
        if not fits or (port not in PORTS and not any_port):
            raise Unreachable("address")
        return cls(host, port, target)


def is_public(address: Address) -> bool:
    """Whether a machine of the open internet can stand behind it."""
    if isinstance(address, IPv6Address):
        return (
            address in GLOBAL_UNICAST
            and address.is_global
            and not any(address in network for network in CLOSED_V6)
        )
    return address.is_global and not any(address in network for network in CLOSED_V4)


def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the machine's own resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve(
    destination: Destination, resolver: Resolver, within_s: float, *, loopback: bool = False
) -> list[Address]:
    """All addresses behind a name, each of them public.

    Args:
        destination: whose host is looked up.
        resolver: looks it up; it may hang.
        within_s: how long that may take.
        loopback: this machine's own addresses may be among them, too.

    Raises:
        Unreachable: `name`, `private` if one of them is not public, or `timeout`.
    """
    answers: SimpleQueue[Sequence[str] | None] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolver(destination.host, destination.port))
        except (OSError, UnicodeError):
            answers.put(None)

    # getaddrinfo takes no timeout; a thread that waits for a dead name server ends when that gives up.
    threading.Thread(target=ask, name="resolver", daemon=True).start()
    try:
        found = answers.get(timeout=max(within_s, 0.01))
    except Empty:
        raise Unreachable("timeout") from None
    if not found:
        raise Unreachable("name")
    try:
        addresses = [ip_address(one) for one in found]
    except ValueError:  # with a zone's name, say
        raise Unreachable("private") from None
    if not all(is_public(one) or (loopback and one.is_loopback) for one in addresses):
        raise Unreachable("private")
    return addresses


def _host(written: str, *, in_brackets: bool) -> str:
    """In its one plain form.

    Raises:
        ValueError: it has none.
    """
    if in_brackets:
        if "%" in written:
            raise ValueError("a zone")
        return str(IPv6Address(written))
    name = written.encode("idna").decode("ascii").lower().removesuffix(".")
    labels = name.split(".")
    if len(name) > LONGEST_NAME or not all(LABEL.fullmatch(label) for label in labels):
        raise ValueError("no host")
    if NUMBER.fullmatch(labels[-1]):  # what ends like a number must be an address, in its usual form
        return str(IPv4Address(name))
    return name
