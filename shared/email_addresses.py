"""E-mail addresses: one spelling that is kept, one key that is compared, one mask that may be shown."""

import re
import unicodedata

from shared.errors import Invalid

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
LONGEST_LOCAL = 64
ATOM_BEYOND_ASCII = ("L", "M", "N")  # letters, their marks, digits: nothing invisible, no signs (RFC 6531)
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]")
ANY_ADDRESS = re.compile(r"[^\s<>@:,;]+@[^\s<>@:,;]+")


class EmailNotValid(Invalid):
    """It has not the form of an address that mail can be sent to."""

    code = "email-not-valid"
    pointer = "/email"
    ro = "Adresa de e-mail nu are forma nume@domeniu.ro."
    en = "The e-mail address does not have the form name@domain.org."


def normalise_email(written: str) -> str:
    """The address as it is kept: NFC, no space around, the domain in lower case and in ASCII.

    The local part keeps its capitals, which a mail server may tell apart, and may have letters beyond ASCII
    (RFC 6531). Quoted local parts are refused: most servers cannot be told of them.

    Raises:
        EmailNotValid: it has not the form of an address.
    """
    local, _, domain = unicodedata.normalize("NFC", written).strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise EmailNotValid from error
    address = f"{local}@{domain}"
    try:
        too_long = len(address.encode()) > LONGEST or len(local.encode()) > LONGEST_LOCAL
    except UnicodeError as error:  # half of a letter
        raise EmailNotValid from error
    if too_long or not LOCAL.fullmatch(_in_ascii(local)) or not DOMAIN.fullmatch(domain):
        raise EmailNotValid
    return address


def _in_ascii(local: str) -> str:
    return "".join(
        letter if letter.isascii() or unicodedata.category(letter)[0] not in ATOM_BEYOND_ASCII else "x"
        for letter in local
    )


def email_key(address: str) -> str:
    """What two spellings of one address share: people do not mind capitals, so neither do we."""
    return address.lower()


def mask_email(address: str) -> str:
    """`j***@e***.org`: enough to recognise whom one knows, not enough to write to."""
    local, _, domain = address.rpartition("@")
    name, dot, ending = domain.rpartition(".")
    return f"{local[:1]}***@{name[:1]}***{dot}{ending}"


def mask_emails_in(text: str) -> str:
    """A text without the addresses that stand in it."""
    return ANY_ADDRESS.sub(lambda found: mask_email(found.group().strip(".\"'()[]")), text)
