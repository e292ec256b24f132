"""The broker's users and their rights, as RabbitMQ reads them at boot."""

import base64
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "^$"
ALL = ".*"
SALT_BYTES = 4


@dataclass(frozen=True, kw_only=True)
class User:
    """Somebody who may connect; the rights are regular expressions over names of queues and exchanges."""

    name: str
    password: str
    configure: str = NOTHING
    write: str = NOTHING
    read: str = NOTHING
    tags: str = ""


def definitions(users: Sequence[User]) -> dict[str, object]:
    """What `load_definitions` takes: the users, the one virtual host, who may do what there."""
    return {
        "vhosts": [{"name": "/"}],
        "users": [_user(user) for user in users],
        "permissions": [_permission(user) for user in users],
    }


def _user(user: User) -> dict[str, object]:
    return {
        "name": user.name,
        "password_hash": _hash(user.password),
        "hashing_algorithm": "rabbit_password_hashing_sha256",
        "tags": user.tags,
        "limits": {},
    }


def _permission(user: User) -> dict[str, object]:
    rights = {"configure": user.configure, "write": user.write, "read": user.read}
    return {"user": user.name, "vhost": "/", **rights}


def _hash(password: str) -> str:
    """RabbitMQ's own form: base64 of four bytes of salt and the SHA-256 of salt and password."""
    salt = secrets.token_bytes(SALT_BYTES)
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()
