"""E-mail addresses: one spelling that is kept, one key that is compared, one mask that may be shown."""

import re
import unicodedata

from shared.errors import Invalid

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
LONGEST_LOCAL = 64
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

    The local part keeps its capitals, which a mail server may tell apart. Quoted local parts, and those
    outside ASCII, are refused: most servers cannot be told of them.

    Raises:
        EmailNotValid: it has not the form of an address.
    """
    local, _, domain = unicodedata.normalize("NFC", written).strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise EmailNotValid from error
    address = f"{local}@{domain}"
    if len(address) > LONGEST or len(local) > LONGEST_LOCAL:
        raise EmailNotValid
    if not LOCAL.fullmatch(local) or not DOMAIN.fullmatch(domain):
        raise EmailNotValid
    return address


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
