"""The password policy."""

import pytest

from services.registry.errors.passwords import (
    PasswordHoldsEmail,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
)
from services.registry.model.passwords import check_password

EMAIL = "ana.exemplu@example.org"


@pytest.mark.parametrize(
    "password", ["patru cuvinte fără rost", "tramvai-mov-gutuie-9", "Xk2!vQ9z#Lm4", "correct horse battery"]
)
def test_good_passwords_pass(password: str) -> None:
    """Length is enough; no mix of signs is asked for."""
    check_password(password, EMAIL)


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("scurt-11-ch", PasswordTooShort),
        ("x" * 129, PasswordTooLong),
        ("ana.exemplu2026", PasswordHoldsEmail),
        ("x ANA.Exemplu@example.org x", PasswordHoldsEmail),
        ("password12345", PasswordTooCommon),
        ("P@ssw0rd2026!", PasswordTooCommon),
        ("Parola123456", PasswordTooCommon),
        ("parolaparola", PasswordTooCommon),
        ("Ploiești2026", PasswordTooCommon),
        ("123456789012", PasswordTooCommon),
        ("098765432109", PasswordTooCommon),
        ("qwertyuiopas", PasswordTooCommon),
        ("1q2w3e4r5t6y", PasswordTooCommon),
        ("aaaaaaaabbbb", PasswordTooCommon),
        ("abcdefabcdef", PasswordTooCommon),
    ],
)
def test_weak_passwords_are_refused(password: str, refusal: type[Exception]) -> None:
    """Short, endless, common, repeated, or the person's own address: refused with the reason."""
    with pytest.raises(refusal):
        check_password(password, EMAIL)
