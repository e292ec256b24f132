"""E-mail addresses: one spelling that is kept, one key that is compared, one mask that may be shown."""

import re
import unicodedata

from services.notification.errors import EmailNotValid

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
LONGEST_LOCAL = 64
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]")
ANY_ADDRESS = re.compile(r"[^\s<>@:,;]+@[^\s<>@:,;]+")


def normalise_email(written: str) -> str:
    """The address as it is kept: the local part as it was written, the domain in small ASCII letters.

    Quoted local parts, and those outside ASCII, are refused: most servers cannot be told of them.

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
    """`j***@e***.org`: enough for a clerk to recognise whom they know, not enough to write to."""
    local, _, domain = address.rpartition("@")
    name, dot, ending = domain.rpartition(".")
    return f"{local[:1]}***@{name[:1]}***{dot}{ending}"


def mask_emails_in(text: str) -> str:
    """A mail server's words without the addresses that it repeats."""
    return ANY_ADDRESS.sub(lambda found: mask_email(found.group().strip(".\"'()[]")), text)
