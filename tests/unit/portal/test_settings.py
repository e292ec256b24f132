"""What the portal refuses to start with."""

import pytest

from services.portal.settings import Settings
from shared.settings import SettingsError, load_settings

GOOD = {
    "GATEWAY_URL": "http://127.0.0.1:1",
    "PUBLIC_URL": "https://exemplu.example.org",
    "WEB_SECRET": "s" * 40,
}


def test_health_addresses_are_read_by_name() -> None:
    """A bare address gets the usual path; one with a path is kept."""
    settings = load_settings(Settings, {**GOOD, "HEALTH_URLS": "a=http://a:1, b=http://b:2/elsewhere"})
    assert settings.health_addresses() == {"a": "http://a:1/health/system", "b": "http://b:2/elsewhere"}
    assert settings.secure


@pytest.mark.parametrize(
    "wrong", [{"GATEWAY_URL": "nowhere"}, {"WEB_SECRET": "short"}, {"HEALTH_URLS": "registry"}]
)
def test_a_bad_setting_is_named(wrong: dict[str, str]) -> None:
    """The sentence says which."""
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        load_settings(Settings, {**GOOD, **wrong})
