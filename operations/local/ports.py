"""Free ports on loopback."""

import random
import socket

LOOPBACK = "127.0.0.1"
LOOPBACK_6 = "::1"
# Below the range from which systems take the ports of outgoing connections, so that a port kept for the next
# start is not taken by chance.
OURS = range(20_000, 32_000)


def free_port() -> int:
    """A port that nobody listens on now."""
    return next(port for port in random.sample(OURS, len(OURS)) if is_free(port))


def is_free(port: int, family: socket.AddressFamily = socket.AF_INET) -> bool:
    """Whether a server could listen on this port of loopback."""
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK_6 if family is socket.AF_INET6 else LOOPBACK, port))
        except OSError:
            return False
    return True


def answers(port: int, hello: bytes = b"", within: float = 1.0) -> bool:
    """Whether a server on loopback accepts a connection and, where `hello` is given, answers it.

    Args:
        port: where it listens.
        hello: bytes to send; empty for servers that speak first or need not be asked.
        within: seconds.
    """
    try:
        with socket.create_connection((LOOPBACK, port), timeout=within) as link:
            if not hello:
                return True
            link.sendall(hello)
            return bool(link.recv(1))
    except OSError:
        return False


def has_ipv6() -> bool:
    """Whether this machine's `localhost` has an IPv6 side, which browsers then try first."""
    return is_free(0, socket.AF_INET6)
