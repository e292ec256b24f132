"""What stands around a mail: where it comes back to, what it is filed by, addresses beyond ASCII."""

from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from services.notification.model.return_paths import ReturnPaths
from services.notification.ports.composer import list_id
from shared.ids import new_id
from tests.unit.notification.letters import COMPOSER, NOW, mail, outgoing
from tests.unit.notification.world import AUTHORITY, PUBLISHED, World

PATHS = ReturnPaths("w" * 32, "bounces@example.org")


def test_each_mail_comes_back_to_an_address_of_its_own() -> None:
    """It tells which delivery came back, also in capitals, and fits into the longest local part."""
    delivery = new_id()
    address = PATHS.of(delivery)
    assert address == PATHS.of(delivery) != PATHS.of(new_id())
    assert len(address.partition("@")[0]) <= 64
    assert PATHS.read(address) == PATHS.read(address.upper()) == delivery
    assert ReturnPaths("w" * 32, "").of(delivery) == ""


@pytest.mark.parametrize(
    "forge",
    [
        lambda address: address.replace("@", "a@"),
        lambda address: address[:10] + ("b" if address[10] == "a" else "a") + address[11:],
        lambda address: address.replace("example.org", "example.com"),
        lambda address: address.replace("bounces+", "others+"),
        lambda address: address.replace("bounces+", ""),
        lambda _: "bounces@example.org",
        lambda _: "bounces+@example.org",
        lambda _: "bounces+" + "a" * 42 + "@example.org",
        lambda _: "bounces+ș@example.org",
        lambda _: "",
    ],
)
def test_nobody_makes_up_such_an_address(forge: object) -> None:
    """What we have not signed tells nothing."""
    assert callable(forge)
    assert PATHS.read(forge(PATHS.of(new_id()))) is None


def test_another_secret_reads_nothing() -> None:
    """The signature is the service's own."""
    assert ReturnPaths("x" * 32, "bounces@example.org").read(PATHS.of(new_id())) is None


def test_a_mail_goes_out_from_its_own_address(world: World) -> None:
    """In the envelope, and the same at each try."""
    world.subscribed("ana@example.org")
    world.hear("consultation.consultation.published", PUBLISHED)
    world.send_all()
    (row,) = world.deliveries()
    assert world.postbox.return_paths == [PATHS.of(row["id"])]


def test_mails_are_filed_by_what_they_are_about() -> None:
    """One name a topic (RFC 2919), in one line; what the law owes belongs to no list."""
    assert mail("announcement", stoppable=True)["List-Id"] == "<all.example.org>"
    assert mail("receipt")["List-Id"] is None
    assert list_id(f"authority:{AUTHORITY}", "example.org") == f"{AUTHORITY}.authority.example.org"
    organisation = new_id()
    assert list_id(f"organisation:{organisation}", "example.org").startswith(f"{organisation}.organisation.")
    searched = list_id("search:parcare > locuri\r\nBcc: x", "example.org")
    assert searched == list_id("search:parcare > locuri\r\nBcc: x", "example.org")
    assert searched.endswith(".search.example.org")
    assert all(sign.isalnum() or sign in ".-" for sign in searched)


def test_an_address_beyond_ascii_stands_in_its_header_as_it_is() -> None:
    """RFC 6532; and nothing else of the mail needs more than seven bits."""
    raw = COMPOSER.compose(outgoing("receipt", recipient="ștefan@example.org"), NOW)
    read = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    assert "To: ștefan@example.org\r\n".encode() in raw
    body = read.get_body(("plain",))
    assert body is not None
    assert "Orașul Exemplu" in body.get_content()


@pytest.mark.parametrize(
    "recipient", ["ana@example.org\r\nBcc: x@example.org", "ană\nBcc: x@example.org", "\ud800@x.org"]
)
def test_a_line_end_in_an_address_makes_no_mail(recipient: str) -> None:
    """It is refused at the border; and should it come past it, no header is made of it."""
    with pytest.raises(ValueError):  # noqa: PT011 - whichever of Python's it is
        COMPOSER.compose(outgoing("receipt", recipient=recipient), NOW)
