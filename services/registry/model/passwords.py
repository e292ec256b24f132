"""What a password must be: long, not among the common ones, not the person's own address.

After OWASP ASVS 5.0, chapter 6.2: length counts, composition rules do not.
"""

import re

from services.registry.errors.passwords import (
    PasswordHoldsEmail,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
)
from shared.plain_text import plain

SHORTEST = 12
LONGEST = 128  # beyond it a hash only costs
FEWEST_DIFFERENT = 5
TELLING_PART = 4  # a shorter part of an address occurs in words by chance

# What lists of leaked passwords begin with, in English and in Romanian, once digits and signs are off.
COMMON_WORDS = """
    password parola parolamea passw passwd letmein welcome qwerty qwertyuiop asdfghjkl zxcvbnm admin
    administrator administrare iloveyou teiubesc monkey dragon sunshine princess football fotbal master
    superman batman trustno shadow michael jordan login changeme default secret test testing computer
    internet romania bucuresti ploiesti primaria parteneriat steaua dinamo andreea alexandru cristina
    correcthorsebatterystaple qazwsxedc utilizator consultare
"""
COMMON = frozenset(COMMON_WORDS.split())
KEYBOARD = (
    "qwertyuiopasdfghjklzxcvbnm",
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789" * 3,
    "1q2w3e4r5t6y7u8i9o0p",
)
EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
LOOK_ALIKES = str.maketrans("013457@$!", "oleastasi")


def check_password(password: str, email: str) -> None:
    """Refuse a password that is easy to guess.

    Args:
        password: as typed; nothing is trimmed.
        email: of the account.

    Raises:
        PasswordTooShort, PasswordTooLong, PasswordTooCommon, PasswordHoldsEmail
    """
    if len(password) < SHORTEST:
        raise PasswordTooShort(shortest=SHORTEST)
    if len(password) > LONGEST:
        raise PasswordTooLong(longest=LONGEST)
    if _holds(password.casefold(), email.casefold()):
        raise PasswordHoldsEmail()
    if _is_common(password):
        raise PasswordTooCommon()


def _holds(password: str, email: str) -> bool:
    local, _, _ = email.partition("@")
    return email in password or (len(local) >= TELLING_PART and local in password)


def _is_common(password: str) -> bool:
    folded = plain(password).replace(" ", "")
    letters = re.sub(r"[\W\d_]", "", folded)
    disguised = re.sub(r"[\W\d_]", "", EDGES.sub("", password.casefold()).translate(LOOK_ALIKES))
    return (
        len(set(password)) < FEWEST_DIFFERENT
        or not {letters, disguised, _once(letters), _once(disguised)}.isdisjoint(COMMON)
        or any(_once(folded) in row or _once(folded) in row[::-1] for row in KEYBOARD)
    )


def _once(text: str) -> str:
    """`abcabcabc` → `abc`: what a text repeats, if it is nothing but that."""
    end = (text + text).find(text, 1)
    return text[:end] if text else text
