"""The training service's settings."""

from dataclasses import dataclass

from shared.security.sealed_keys import SHORTEST_PASSPHRASE
from shared.settings import Secret, ServiceSettings, SettingsError


@dataclass(frozen=True, kw_only=True)
class Settings(ServiceSettings):
    """What the training service reads beside what every service does.

    Args:
        key_passphrase: encrypts the private halves of the keys that sign certificates.
    """

    key_passphrase: Secret

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.key_passphrase.reveal()) < SHORTEST_PASSPHRASE:
            raise SettingsError(f"KEY_PASSPHRASE must have at least {SHORTEST_PASSPHRASE} characters.")
