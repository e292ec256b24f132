"""Wherever mails are made, those to addresses that get nothing any more are held back."""

from tests.every_service import ROOT

PACKAGE = ROOT / "services" / "notification"


def test_whoever_makes_mails_holds_back() -> None:
    """Each statement that lays down deliveries by e-mail stands beside the call."""
    makers = {
        path.name: "suppressions.hold_back" in text
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "migrations"
        and "insert into delivery (" in (text := path.read_text(encoding="utf-8"))
        and "'email'" in text
    }
    assert {"addressing.py", "digests.py", "followers.py", "press.py"} <= set(makers)
    assert [name for name, holds in makers.items() if not holds] == []
