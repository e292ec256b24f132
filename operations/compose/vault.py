"""Random secrets, made up once, and from them what each container may read: a folder, a volume, a reader.

Whoever mounts its own volume alone sees nobody else's secrets. The files are made anew from the vault each
time, so that an upgrade which adds an account or changes its rights reaches the broker at its next start.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from operations.local.accounts import OPERATOR, OUTSIDER, SERVICES, accounts, operator
from operations.local.definitions import User, definitions
from operations.local.folder import Folder
from operations.local.postgres import ADMIN, login
from operations.local.services import PORTAL
from operations.local.trouble import Trouble

BROKER = "rabbitmq:5672"
DATABASES = "postgres:5432"
# Not the passphrases of the signing keys: what they have encrypted would stay closed. Nor the key of push,
# with which every browser that is rung has subscribed.
RENEWABLE = (
    "postgres",
    *(f"role-{name}" for name in SERVICES),
    *(f"amqp-{name}" for name in (OPERATOR, *SERVICES, OUTSIDER)),
    *(f"web-{name}" for name in (*SERVICES, PORTAL)),
)
EVERYONE_HERE = 0o444  # who runs a container reads it under a number of its own; who may, the mount decides

Files = Mapping[str, str]


def write(store: Path, readers: Path, outsiders_broker: str, renew: Sequence[str] = ()) -> list[str]:
    """Make what is missing in the vault, and every reader's files.

    Args:
        store: the vault; holds the secrets; mounted by this job alone.
        readers: has a folder for each reader.
        outsiders_broker: `host:port` at which the outsider's program reaches the broker.
        renew: of `RENEWABLE`, the secrets that are made up anew.

    Returns:
        The readers.

    Raises:
        Trouble: `renew` names something else; nothing is changed then.
    """
    if unknown := sorted(set(renew) - set(RENEWABLE)):
        raise Trouble(f"{', '.join(unknown)} cannot be renewed; what can: {', '.join(RENEWABLE)}.")
    (store / "secrets").mkdir(mode=0o700, exist_ok=True)
    for name in renew:
        (store / "secrets" / name).unlink(missing_ok=True)
    wanted = _files(Folder(store), outsiders_broker)
    for reader, files in wanted.items():
        for name, text in files.items():
            _put(readers / reader / name, text)
    return list(wanted)


def database(service: str) -> str:
    """The name of a service's database, and of the role that owns it."""
    return f"parteneriat_{service}"


def role_file(service: str) -> str:
    """The operator's file with the password of a service's role."""
    return f"role-{service}"


def _files(folder: Folder, outsiders_broker: str) -> dict[str, Files]:
    users = accounts(folder)
    by_name = {user.name: user for user in users}
    admin = folder.password("postgres")
    roles = {role_file(name): folder.password(role_file(name)) for name in SERVICES}
    return {
        "postgres": {"password": admin},
        "rabbitmq": {"definitions.json": json.dumps(definitions(users))},
        "operator": {"database_url": _database_url(ADMIN, admin, "postgres"), **roles},
        "topology": {"amqp_url": _amqp_url(operator(folder), BROKER)},
        "demo": {
            "amqp_url": _amqp_url(by_name[OUTSIDER], outsiders_broker),
            "password": folder.password("demo-password"),
        },
        "portal": {"web_secret": folder.password("web-portal")},
        **{name: _of_a_service(folder, by_name[name]) for name in SERVICES},
    }


def _of_a_service(folder: Folder, user: User) -> Files:
    name = database(user.name)
    own = {
        "registry": {"key_passphrase": folder.password("key-passphrase")},
        "training": {"key_passphrase": folder.password("training-key-passphrase")},
        "notification": {"vapid_private_key": folder.password("vapid")},
    }
    return {
        "database_url": _database_url(name, folder.password(role_file(user.name)), name),
        "amqp_url": _amqp_url(user, BROKER),
        "web_secret": folder.password(f"web-{user.name}"),
        **own.get(user.name, {}),
    }


def _database_url(role: str, password: str, name: str) -> str:
    return f"postgresql://{login(role, password)}@{DATABASES}/{name}"


def _amqp_url(user: User, broker: str) -> str:
    return f"amqp://{login(user.name, user.password)}@{broker}/%2F"


def _put(file: Path, text: str) -> None:
    fresh = file.with_name(f"{file.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(EVERYONE_HERE)
    fresh.replace(file)
