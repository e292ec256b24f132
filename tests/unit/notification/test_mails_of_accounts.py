"""Mails about an account: what guards it was changed, codes."""

import re

from services.notification.ports.texts import TEMPLATES
from tests.unit.notification.letters import BOTH, mail, parts

NOTICES = re.compile(r'^  "([a-z-]+)":', re.MULTILINE)


@BOTH
def test_each_change_has_its_own_sentence(language: str) -> None:
    """A notice names what was changed and when; one that the template does not know is told all the same."""
    known = NOTICES.findall((TEMPLATES / language / "security-notice.jinja").read_text(encoding="utf-8"))
    told = {
        what: parts(mail("security-notice", language, what=what))[0] for what in (*known, "something-new")
    }
    assert len(known) == len(set(known)) == len(set(told.values())) - 1
    assert all("11:00" in plain for plain in told.values())


def test_both_languages_know_the_same_changes() -> None:
    """What is told in one is told in the other."""
    known = [
        set(NOTICES.findall((TEMPLATES / language / "security-notice.jinja").read_text(encoding="utf-8")))
        for language in ("ro", "en")
    ]
    assert known[0] == known[1]


@BOTH
def test_a_code_is_shown_in_two_halves_and_until_when(language: str) -> None:
    """As people read it out; its subject tells nobody who looks over a shoulder."""
    message = mail("sign-in-code", language)
    assert "1234 5678" in parts(message)[0]
    assert "1234" not in str(message["Subject"])
