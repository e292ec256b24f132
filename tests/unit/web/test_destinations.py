"""Which addresses a stranger may have us call: spellings, and what stands behind names."""

from ipaddress import ip_address

import pytest

from shared.web.destinations import Destination, Trouble, Unreachable, is_public, resolve

NOT_PUBLIC = (
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "168.63.129.16", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::", "2002:808:808::1",
    "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "ff0e::1",
)  # fmt: skip
PUBLIC = ("1.1.1.1", "8.8.8.8", "89.149.0.1", "2606:4700:4700::1111", "2a00:1450:4001:830::2004")

SPELLINGS = (
    "https://127.1/", "https://2130706433/", "https://0x7f000001/", "https://0x7f.1/", "https://0177.0.0.1/",
    "https://017700000001/", "https://0/", "https://0x/", "https://127.0.0.1.1/", "https://example.org.0x7f/",
    "https://１２７.1/", "https://[fe80::1%25eth0]/", "https://[fe80::1%eth0]/", "https://[::1/",
    "https://[127.0.0.1]/", "https://ana@example.org/", "https://ana:parola@example.org/",
    "https://example.org@127.0.0.1/", "https://@example.org/", "https://example.org#@127.0.0.1/",
    "https://example.org\\@127.0.0.1/", "https://exa\tmple.org/", "https://example.org/\n", " https://example.org/",
    "https://example.org/ a", "https://example.org/ă", "https://", "https:///a", "https://.org/", "https://a..b/",
    "https://example.org:22/", "https://example.org:0x1bb/", "https://example.org:99999/", "https://-a.org/",
    "http://example.org/", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
    "//example.org/", "javascript:alert(1)", "", "example.org",
    "https://" + "a" * 64 + ".org/", "https://example.org/" + "a" * 2048,
)  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_not_of_the_open_internet_is_closed(address: str) -> None:
    """Python's own `is_global` passes a third of these."""
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_of_it_is_open(address: str) -> None:
    """Otherwise nobody would hear anything."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize("url", SPELLINGS)
def test_no_spelling_but_the_plain_one_is_taken(url: str) -> None:
    """Numbers in other bases, users, zones, fragments, other schemes and ports."""
    with pytest.raises(Unreachable) as refused:
        Destination.parse(url)
    assert refused.value.trouble == "address"


@pytest.mark.parametrize(
    ("url", "host", "port", "target"),
    [
        ("https://example.org", "example.org", 443, "/"),
        ("HTTPS://EXAMPLE.org./a?b=c&d", "example.org", 443, "/a?b=c&d"),
        ("https://primăria.example:8443/a", "xn--primria-c4a.example", 8443, "/a"),
        ("https://example。org/", "example.org", 443, "/"),
        ("https://１.1.1.1/", "1.1.1.1", 443, "/"),
        ("https://[2606:4700:0000::1111]/", "2606:4700::1111", 443, "/"),
        ("https://[::FFFF:7f00:1]/", "::ffff:7f00:1", 443, "/"),
    ],
)
def test_what_is_taken_has_one_form(url: str, host: str, port: int, target: str) -> None:
    """So that what is looked up, checked and named to the other server is the same."""
    assert Destination.parse(url) == Destination(host, port, target)


@pytest.mark.parametrize(
    ("found", "trouble"),
    [
        (["8.8.8.8", "127.0.0.1"], "private"),
        (["2606:4700::1111", "::ffff:10.0.0.1"], "private"),
        (["fe80::1%eth0"], "private"),
        ([], "name"),
    ],
)
def test_every_address_behind_a_name_must_be_public(found: list[str], trouble: Trouble) -> None:
    """One that is not closes the whole name."""
    with pytest.raises(Unreachable) as refused:
        resolve(Destination.parse("https://example.org"), lambda *_: found, 5)
    assert refused.value.trouble == trouble


def test_this_machine_is_open_only_by_the_setting_for_tests() -> None:
    """And nothing else is with it."""
    here = Destination.parse("https://localhost:9", any_port=True)
    assert resolve(here, lambda *_: ["127.0.0.1", "::1"], 5, loopback=True) == [
        ip_address("127.0.0.1"),
        ip_address("::1"),
    ]
    for closed in ("10.0.0.1", "169.254.169.254", "0.0.0.0", "::ffff:127.0.0.1"):
        with pytest.raises(Unreachable):
            resolve(here, lambda *_, closed=closed: [closed], 5, loopback=True)
