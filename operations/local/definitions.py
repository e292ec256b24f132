"""The broker's users and their rights, as RabbitMQ reads them at boot."""

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shared.messaging.topology import ALL_EXCHANGES, Exchange

NOTHING = "^$"
ALL = ".*"
SALT_BYTES = 4


@dataclass(frozen=True, kw_only=True)
class User:
    """Somebody who may connect.

    Args:
        configure, write, read: regular expressions over names of queues and exchanges.
        says: exchange → regular expression over the routing keys that the user may give there;
            on an exchange that is not named, `write` alone decides.
    """

    name: str
    password: str
    configure: str = NOTHING
    write: str = NOTHING
    read: str = NOTHING
    says: Mapping[str, str] = field(default_factory=dict)
    tags: str = ""


def definitions(users: Sequence[User]) -> dict[str, object]:
    """What `load_definitions` takes: the users, the one virtual host, who may do what there.

    The exchanges are in it because rights by routing key are kept with them.
    """
    return {
        "vhosts": [{"name": "/"}],
        "users": [_user(user) for user in users],
        "permissions": [_permission(user) for user in users],
        "exchanges": [_exchange(exchange) for exchange in ALL_EXCHANGES],
        "topic_permissions": [
            {"user": user.name, "vhost": "/", "exchange": exchange, "write": keys, "read": NOTHING}
            for user in users
            for exchange, keys in user.says.items()
        ],
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


def _exchange(exchange: Exchange) -> dict[str, object]:
    lasting = {"durable": True, "auto_delete": False, "internal": False}
    own = {"name": exchange.name, "type": exchange.type, "arguments": exchange.arguments()}
    return {"vhost": "/", **own, **lasting}


def _hash(password: str) -> str:
    """RabbitMQ's own form: base64 of four bytes of salt and the SHA-256 of salt and password."""
    salt = secrets.token_bytes(SALT_BYTES)
    return base64.b64encode(salt + hashlib.sha256(salt + password.encode()).digest()).decode()
