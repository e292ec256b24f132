"""Reports on delivery: what proves something is understood, what does not is unknown, nothing is an error."""

import random

import pytest

from services.notification.model.bounce import Bounce
from services.notification.ports.bounce_reports import read_report
from tests.unit.notification import reports


def test_a_report_of_postfix() -> None:
    """Status, the server's code, its words without the address."""
    assert read_report(reports.postfix()) == Bounce(
        "hard", "5.1.1", 550, "550 5.1.1 <a***@e***.org>: Recipient address rejected: User unknown"
    )


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (reports.postfix(code=451, status="4.4.1", action="delayed"), "soft", "4.4.1"),
        (reports.postfix(code=451, status="4.4.7", action="failed"), "soft", "4.4.7"),
        (reports.postfix(code=550, status="5.1.1", action="delayed"), "soft", "5.1.1"),
        (reports.postfix(code=250, status="2.0.0", action="failed"), "unknown", ""),
        (reports.EXCHANGE.encode(), "hard", "5.1.10"),
        (reports.EXCHANGE.replace("\n", "\r\n").encode(), "hard", "5.1.10"),
        (reports.TWO_RECIPIENTS.encode(), "hard", "5.1.1"),
        (reports.NO_STATUS_FIELD.encode(), "hard", "5.2.2"),
        (reports.DELIVERED.encode(), "unknown", ""),
        (reports.QMAIL.encode(), "unknown", ""),
        (reports.ON_HOLIDAY.encode(), "unknown", ""),
        (b"", "unknown", ""),
        (b"\x00\xff" * 500, "unknown", ""),
        (b"Content-Type: multipart/report; report-type=delivery-status\n\nno parts", "unknown", ""),
    ],
)
def test_each_form(raw: bytes, kind: str, status: str) -> None:
    """As real servers write them, and as nobody should."""
    bounce = read_report(raw)
    assert (bounce.kind, bounce.status) == (kind, status)


@pytest.mark.parametrize(
    ("status", "of_address"),
    [
        ("5.1.1", True),
        ("5.2.1", True),
        ("5.0.0", True),
        ("5.4.4", True),
        ("5.7.1", False),
        ("5.3.4", False),
        ("5.6.1", False),
    ],
)
def test_what_is_said_of_us_is_not_the_addresss_fault(status: str, of_address: bool) -> None:
    """A broken signature of ours may not silence everybody at a large provider."""
    assert read_report(reports.postfix(status=status)).is_of_address is of_address


def test_a_broken_report_is_never_an_error() -> None:
    """Bytes lost, doubled, swapped: an answer each time."""
    chance = random.Random(52)
    for _ in range(400):
        raw = bytearray(chance.choice([reports.postfix(), reports.EXCHANGE.encode()]))
        for _ in range(chance.randint(1, 30)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 8)] = chance.randbytes(chance.randint(0, 4))
        assert read_report(bytes(raw)).kind in ("hard", "soft", "unknown")


def test_a_deeply_nested_mail_is_no_error() -> None:
    """Nor one whose parts hold parts without end."""
    head = "Content-Type: multipart/report; report-type=delivery-status; boundary=b{0}\n\n--b{0}\n"
    assert read_report("".join(head.format(depth) for depth in range(3000)).encode()).kind == "unknown"
