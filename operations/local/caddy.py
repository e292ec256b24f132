"""The gateway: Caddy with the routes of `deploy/gateway/Caddyfile`."""

import os
from collections.abc import Mapping, Sequence

from operations.local import caddy_files
from operations.local.folder import ROOT, Folder
from operations.local.ports import answers, has_ipv6
from operations.local.processes import Child, start
from operations.local.trouble import Trouble
from operations.local.watchdog import Watchdog

CADDYFILE = ROOT / "deploy" / "gateway" / "Caddyfile"
START_S = 15


def start_own(folder: Folder, upstreams: Mapping[str, Sequence[int]], watchdog: Watchdog) -> Child:
    """Start the gateway; returns when it accepts connections.

    Args:
        folder: knows the ports, holds what Caddy keeps for itself.
        upstreams: name of each service → the ports on loopback of its replicas.
        watchdog: ends it should we be killed.

    Raises:
        Trouble: it does not come up.
    """
    home = folder.path / "caddy"
    home.mkdir(exist_ok=True)
    loopback = "127.0.0.1 [::1]" if has_ipv6() else "127.0.0.1"
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "GATEWAY_SITE": f":{folder.port('gateway')}",
        "GATEWAY_BIND": loopback,
        "GATEWAY_PORT": str(folder.port("gateway")),
        "GATEWAY_TLS_PORT": "0",
        "GATEWAY_TRUST": "",
        "CLIENT_ADDRESS": "{remote_host}",  # Debian 12's Caddy knows no proxy before it
        "INTERNAL_PORT": str(folder.port("internal")),
        "INTERNAL_BIND": "127.0.0.1",
        "SCHEMAS_ROOT": str(ROOT / "shared" / "contracts" / "events"),
        **{f"{name.upper()}_UPSTREAM": _addresses(ports) for name, ports in upstreams.items()},
    }
    program = caddy_files.find(ROOT / ".parts")
    if program is None:
        raise Trouble(
            "There is no Caddy: start with `make run`, which fetches it, or install the package caddy."
        )
    command = [str(program), "run", "--adapter", "caddyfile", "--config", str(CADDYFILE)]
    child = start("Caddy", command, log=folder.log("gateway"), watchdog=watchdog, env=environment)
    try:
        child.wait_until(lambda: answers(folder.port("gateway")), START_S)
    except BaseException:
        child.stop()
        raise
    return child


def _addresses(ports: Sequence[int]) -> str:
    return " ".join(("to", *(f"127.0.0.1:{port}" for port in ports)))
