"""Requests to strangers, against sockets that really listen: nothing arrives where nothing should."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest

from shared.web import destinations
from shared.web.destinations import Unreachable
from shared.web.outbound import Answer, Outbound
from tests.certificates import Authority, Listener, listening, make_authority

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nRetry-After: 5\r\n\r\nda"
HERE = (
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "localhost", "LOCALHOST.", "[::1]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "ana@127.0.0.1", "１２７.0.0.1",
)  # fmt: skip


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Vouches for localhost."""
    return make_authority(tmp_path_factory.mktemp("tls"), "localhost", "127.0.0.1")


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    """Listens on this machine, at a port to which requests may go."""
    with listening(lambda connection: None) as listener:
        monkeypatch.setattr(destinations, "PORTS", (443, listener.port))
        yield listener
        time.sleep(0.05)  # whoever came a moment ago is counted
        assert listener.arrived == 0


def answering(authority: Authority, *parts: bytes, pause: float = 0.0) -> Callable[[socket.socket], None]:
    """Reads a request, and says the parts."""

    def serve(connection: socket.socket) -> None:
        with authority.context.wrap_socket(connection, server_side=True) as secure:
            asked = b""
            while not asked.endswith(b"{}"):
                asked += secure.recv(65536)
            for part in parts:
                secure.sendall(part.replace(b"%asked%", asked))
                time.sleep(pause)

    return serve


def post(authority: Authority, url: str, **settings: float) -> Answer:
    outbound = Outbound(loopback=True, ca_file=str(authority.ca_file), **settings)  # type: ignore[arg-type]
    return outbound.post(url, b"{}", {"X-Ceva": "da"})


@pytest.mark.parametrize("host", HERE)
def test_no_spelling_of_this_machine_is_called(host: str, canary: Listener) -> None:
    """Whatever the machine's own resolver makes of it."""
    url = f"https://{host}:{canary.port}/"
    for call in (lambda: Outbound().check(url), lambda: Outbound().post(url, b"{}", {})):
        with pytest.raises(Unreachable) as refused:
            call()
        assert refused.value.trouble in ("address", "private", "name")


def test_a_name_that_leads_elsewhere_the_second_time_is_caught(canary: Listener) -> None:
    """It is looked up anew for each request, once, and what was checked is what is called."""
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["8.8.8.8"] if len(asked) == 1 else ["127.0.0.1"]

    outbound = Outbound(resolver=rebinding)
    outbound.check(f"https://example.org:{canary.port}/")
    with pytest.raises(Unreachable) as refused:
        outbound.post(f"https://example.org:{canary.port}/", b"{}", {})
    assert (refused.value.trouble, asked) == ("private", ["example.org", "example.org"])


def test_a_request_looks_a_name_up_once(authority: Authority) -> None:
    """A second look would be a second chance to lead elsewhere."""
    asked: list[str] = []

    def once(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with listening(answering(authority, OK)) as server:
        outbound = Outbound(loopback=True, ca_file=str(authority.ca_file), resolver=once)
        assert outbound.post(f"https://localhost:{server.port}/", b"{}", {}).is_taken
    assert asked == ["localhost"]


def test_a_redirect_is_an_answer(authority: Authority, canary: Listener) -> None:
    """Nobody follows it."""
    moved = f"HTTP/1.1 307 Moved\r\nLocation: https://127.0.0.1:{canary.port}/\r\nContent-Length: 0\r\n\r\n"
    with listening(answering(authority, moved.encode())) as server:
        answer = post(authority, f"https://localhost:{server.port}/")
    assert (answer.status, answer.is_taken) == (307, False)


def test_a_proxy_of_the_environment_is_not_used(
    authority: Authority, canary: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would resolve the name itself."""
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{canary.port}")
    with listening(answering(authority, OK)) as server:
        assert post(authority, f"https://localhost:{server.port}/").is_taken


def test_the_request_is_what_was_meant(authority: Authority) -> None:
    """Path, query, host and headers."""
    reply = b"HTTP/1.1 202 Accepted\r\nConnection: close\r\n\r\n%asked%"
    with listening(answering(authority, reply)) as server:
        answer = post(authority, f"https://localhost:{server.port}/a/b?c=d")
    assert answer.status == 202
    lines = answer.body.decode().split("\r\n")
    assert lines[0] == "POST /a/b?c=d HTTP/1.1"
    assert {f"Host: localhost:{server.port}", "X-Ceva: da", "Content-Length: 2"} <= set(lines)


def test_an_endless_answer_is_cut(authority: Authority) -> None:
    """A KiB is kept; the rest is never read."""
    with listening(answering(authority, b"HTTP/1.1 200 OK\r\n\r\n", *[b"a" * 65536] * 20)) as server:
        assert post(authority, f"https://localhost:{server.port}/").body == b"a" * 1024


@pytest.mark.parametrize(
    "parts",
    [
        [b"H", b"T", b"T", b"P"] * 500,
        [b"HTTP/1.1 200 OK\r\n"] + [b"A: b\r\n"] * 90 + [b"C: d"] * 500,
        [b"HTTP/1.1 100 Continue\r\n\r\n"] * 1000,
        [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"] + [b"a"] * 999,
        [],
    ],
    ids=["status", "headers", "continue", "body", "silence"],
)
def test_a_slow_drip_ends(authority: Authority, parts: list[bytes]) -> None:
    """Each byte comes in time, and the whole does not."""

    def serve(connection: socket.socket) -> None:
        answering(authority, *parts, b"", pause=0.05)(connection)
        time.sleep(5)

    with listening(serve) as server, pytest.raises(Unreachable) as ended:
        post(authority, f"https://localhost:{server.port}/", total_s=0.6)
    assert ended.value.trouble in ("timeout", "connect")


def test_a_name_server_that_is_silent_ends_too() -> None:
    """The system's own look-up knows no limit of ours."""

    def silent(_host: str, _port: int) -> list[str]:
        time.sleep(3)
        return []

    with pytest.raises(Unreachable) as ended:
        Outbound(resolver=silent, total_s=0.2).post("https://example.org", b"", {})
    assert ended.value.trouble == "timeout"


def test_the_certificate_is_checked_for_the_name(authority: Authority) -> None:
    """Also where the address was right."""
    with listening(answering(authority, OK)) as server:
        outbound = Outbound(loopback=True, ca_file=str(authority.ca_file), resolver=lambda *_: ["127.0.0.1"])
        with pytest.raises(Unreachable) as other_name:
            outbound.post(f"https://example.org:{server.port}/", b"{}", {})
        with pytest.raises(Unreachable) as other_authority:
            Outbound(loopback=True).post(f"https://localhost:{server.port}/", b"{}", {})
    assert (other_name.value.trouble, other_authority.value.trouble) == ("tls", "tls")


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        (b"", "connect"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "http"),
        (b"HTTP/1.1 abc\r\n\r\n", "http"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "http"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "http"),
    ],
)
def test_what_is_no_answer_is_told_by_its_class(authority: Authority, said: bytes, trouble: str) -> None:
    """And by nothing finer."""
    with listening(answering(authority, said)) as server, pytest.raises(Unreachable) as ended:
        post(authority, f"https://localhost:{server.port}/")
    assert (ended.value.trouble, str(ended.value)) == (trouble, trouble)


def test_nobody_listens() -> None:
    """A closed port is told like any trouble of connecting."""
    with listening(lambda _: None) as server:
        port = server.port
    with pytest.raises(Unreachable) as ended:
        Outbound(loopback=True).post(f"https://localhost:{port}/", b"{}", {})
    assert ended.value.trouble == "connect"
