"""The broker's accounts of a local run: an operator's, one for each service, an outsider's."""

import re

from operations.local.definitions import ALL, User
from operations.local.folder import Folder
from shared.messaging.events import Stream
from shared.messaging.topology import EXCHANGES, Queue, Topology

# In the order in which backups dump them: notification hears of all the others, so it is the last.
SERVICES = ("registry", "consultation", "training", "notification")
OPERATOR = "operator"
OUTSIDER = "demo-subscriber"
OUTSIDERS_QUEUE = Queue("ext.demo.events", longest=10_000)
AUTHORITY = "[a-z0-9-]+"  # the first word of a routing key
OUR_EXCHANGES = f"^({'|'.join(map(re.escape, EXCHANGES.values()))})$"


def accounts(folder: Folder) -> list[User]:
    """Every account: the operator makes what there is, a service says and hears, the outsider only hears."""
    services = [_of_a_service(name, _password(folder, name)) for name in SERVICES]
    outsider = User(name=OUTSIDER, password=_password(folder, OUTSIDER), read=r"^ext\.demo\.")
    return [operator(folder), *services, outsider]


def operator(folder: Folder) -> User:
    """The account that may do everything."""
    password = _password(folder, OPERATOR)
    return User(name=OPERATOR, password=password, configure=ALL, write=ALL, read=ALL, tags="administrator")


def outsiders_topology() -> Topology:
    """The outsider's queue, which we make for it: all that is public."""
    return Topology({OUTSIDERS_QUEUE: ((EXCHANGES[Stream.PUBLIC], "#"),)})


def _of_a_service(name: str, password: str) -> User:
    """Hears its own queues, and says on each of our exchanges only what is its own, of any authority."""
    says = dict.fromkeys(EXCHANGES.values(), rf"^{AUTHORITY}\.{name}\.")
    return User(name=name, password=password, write=OUR_EXCHANGES, read=rf"^{name}\.", says=says)


def _password(folder: Folder, name: str) -> str:
    return folder.password(f"amqp-{name}")
