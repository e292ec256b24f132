"""Numbers that identify a legal person: CUI and the national register of NGOs."""

import re

from stdnum.exceptions import ValidationError
from stdnum.ro import cui as stdnum_cui

from services.registry.errors.organisations import (
    CuiControlDigit,
    CuiLength,
    CuiNotDigits,
    CuiNotValid,
    RegisterNumberNotValid,
)

REGISTER_NUMBER = re.compile(r"(\d{1,6})/([ABCD])/((?:19|20)\d\d)")


def normalise_cui(written: str) -> str:
    """The fiscal code without `RO` and separators.

    The last of its 2 to 10 digits is the control digit: the body padded to 9, weights 7 5 3 2 1 7 5 3 2,
    sum × 10 mod 11, 10 → 0. python-stdnum has the rule.

    Raises:
        CuiNotValid: it is no such number; the class and its sentence say which part of the rule it breaks.
    """
    try:
        code: str = stdnum_cui.validate(written)
    except ValidationError as error:
        raise _what_is_wrong(stdnum_cui.compact(written)) from error
    return code


def _what_is_wrong(code: str) -> CuiNotValid:
    if code and not (code.isascii() and code.isdigit()):
        return CuiNotDigits(found="".join(sorted({sign for sign in code if not sign.isdigit()}))[:10])
    if not 2 <= len(code) <= 10 or code.startswith("0"):
        return CuiLength(digits=len(code))
    return CuiControlDigit(found=code[-1], expected=stdnum_cui.calc_check_digit(code[:-1]))


def normalise_register_number(written: str) -> str:
    """A number of the national NGO register, such as `3315/A/2026`.

    A stands for associations, B for foundations, C for federations, D for unions of such.
    Spaces and small letters are mended. The number is not unique: 3,186 are shared.

    Raises:
        RegisterNumberNotValid: it has not that form.
    """
    number = "".join(written.split()).upper()
    found = REGISTER_NUMBER.fullmatch(number)
    if not found:
        raise RegisterNumberNotValid()
    return number
