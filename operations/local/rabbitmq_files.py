"""Where RabbitMQ's programs lie. Standard library only."""

import re
from pathlib import Path

SERVER = Path("usr/lib/rabbitmq/bin/rabbitmq-server")  # not the wrapper in sbin: it insists on root
ERLANG = Path("usr/lib/erlang")
FIXED_ROOT = re.compile(r'ROOTDIR="?/usr/lib/erlang"?$', re.MULTILINE)


def find(parts: Path) -> Path | None:
    """The root below which RabbitMQ and Erlang lie: our folder, else the system; None where neither."""
    for root in (parts / "rabbitmq", Path("/")):
        if (root / SERVER).exists() and (root / ERLANG / "bin" / "erl").exists():
            return root.resolve()
    return None


def make_movable(root: Path) -> None:
    """Make the unpacked Erlang look for itself where it lies, not where its package would put it."""
    for script, up in (("bin/erl", ".."), ("erts-*/bin/erl", "../..")):
        for file in (root / ERLANG).glob(script):
            here = f'ROOTDIR=$(cd "$(dirname "$0")/{up}" && pwd -P)'
            file.write_text(FIXED_ROOT.sub(here, file.read_text(encoding="utf-8")), encoding="utf-8")
