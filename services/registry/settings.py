"""The registry's settings."""

from dataclasses import dataclass

from shared.settings import Secret, ServiceSettings, SettingsError

SHORTEST_PASSPHRASE = 32
LEAST_MEMORY_KIB = 19_456  # OWASP's minimum for argon2id


@dataclass(frozen=True, kw_only=True)
class Settings(ServiceSettings):
    """What the registry reads beside what every service does.

    Args:
        key_passphrase: encrypts the private halves of signing keys in the database.
        audiences: services for which tokens are made, separated by commas.
        hashes_at_once: passwords that one process hashes at the same time.
        hash_memory_kib: memory for each, argon2id's m.
        hash_passes: argon2id's t. Where either is changed, a password is hashed anew at the next sign-in.
    """

    key_passphrase: Secret
    audiences: str = "registry,consultation,notification,training"
    hashes_at_once: int = 2
    hash_memory_kib: int = 65_536  # RFC 9106, the profile for little memory
    hash_passes: int = 3

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.key_passphrase.reveal()) < SHORTEST_PASSPHRASE:
            raise SettingsError(f"KEY_PASSPHRASE must have at least {SHORTEST_PASSPHRASE} characters.")
        if self.hashes_at_once < 1:
            raise SettingsError("HASHES_AT_ONCE must be at least 1.")
        if self.environment != "test" and (self.hash_memory_kib < LEAST_MEMORY_KIB or self.hash_passes < 2):
            raise SettingsError(f"HASH_MEMORY_KIB must be at least {LEAST_MEMORY_KIB}, HASH_PASSES 2.")
