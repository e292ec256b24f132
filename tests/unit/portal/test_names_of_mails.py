"""Every mail that the system sends has a name at the desk, in both languages."""

from typing import get_args

from services.notification.model.fact import Category
from services.notification.model.own_texts import EDITED
from tests.unit.portal.test_languages import EN, RO

NOT_SHOWN = {"template-test"}


def test_every_mail_has_a_name() -> None:
    """And every placeholder says what it stands for."""
    mails = {f"mail.{category}" for category in set(get_args(Category)) - NOT_SHOWN}
    places = {f"template.place_{name}" for names in EDITED.values() for name in names}
    for known in (RO, EN):
        assert mails | places <= set(known)
