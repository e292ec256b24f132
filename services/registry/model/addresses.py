"""E-mail addresses: one spelling for what is kept, one key for what is compared."""

import re
import unicodedata

from services.registry.errors import EmailNotValid

LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
LONGEST_LOCAL = 64
LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]")


def normalise_email(written: str) -> str:
    """The address as it is kept: NFC, no space around, the domain in lower case and in ASCII.

    The local part keeps its capitals, which a mail server may tell apart. Quoted local parts, and those
    outside ASCII, are refused: most servers cannot be told of them.

    Raises:
        EmailNotValid: it has not the form of an address.
    """
    local, at, domain = unicodedata.normalize("NFC", written).strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise EmailNotValid() from error
    address = f"{local}@{domain}"
    if not at or len(address) > LONGEST or len(local) > LONGEST_LOCAL:
        raise EmailNotValid()
    if not LOCAL.fullmatch(local) or not DOMAIN.fullmatch(domain):
        raise EmailNotValid()
    return address


def email_key(address: str) -> str:
    """What two spellings of one address share: people do not mind capitals, so neither do we."""
    return address.lower()
