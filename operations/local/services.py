"""The services of a local run: how each is started, and with which settings."""

import os
import sys

from operations.demo.codes import secrets_of_staff
from operations.local.accounts import SERVICES
from operations.local.folder import ROOT, Folder
from operations.local.ports import LOOPBACK

PORTAL = "portal"
SENDER = "Parteneriat <parteneriat@example.org>"
PORT_NAMES = (
    "postgres", "amqp", "management", "distribution", "epmd", "internal", "smtp", "bounces", "mail",
    "portal-web",
    *(f"{name}-{role}" for name in SERVICES for role in ("web", "worker")),
)  # fmt: skip


def public_url(folder: Folder) -> str:
    """How people name the gateway; `localhost`, since passkeys need a name."""
    return f"http://localhost:{folder.port('gateway')}"


def command(service: str, *arguments: str) -> list[str]:
    """How a service is started."""
    return [*module(f"services.{service}"), *arguments]


def module(name: str) -> list[str]:
    """How one of our packages is started."""
    return [sys.executable, "-m", name]


def settings(folder: Folder, service: str, *, amqp: str = "") -> dict[str, str]:
    """The environment of a service's process.

    Args:
        folder: knows the ports and holds the secrets.
        service: its name.
        amqp: name of the secret with the broker's address; web processes get none.
    """
    both = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder.path),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "PUBLIC_URL": public_url(folder),
        "PARTENERIAT_ENV": "demo",
        "WEB_SECRET_FILE": str(folder.secret(f"web-{service}")),
        "WEB_BIND": f"{LOOPBACK}:{folder.port(f'{service}-web')}",
        "WEB_WORKERS": "1",
        "WEB_DRAIN_S": "0",
    }
    given = {name: value for name, value in os.environ.items() if name.startswith(("OTEL_", "OUTBOUND_"))}
    own = _portals(folder) if service == PORTAL else _of_a_service(folder, service)
    return {**both, **given, **own, **({"AMQP_URL_FILE": str(folder.secret(amqp))} if amqp else {})}


def _of_a_service(folder: Folder, service: str) -> dict[str, str]:
    extra = {
        "registry": {"KEY_PASSPHRASE_FILE": str(folder.secret("key-passphrase"))},
        "training": {"KEY_PASSPHRASE_FILE": str(folder.secret("training-key-passphrase"))},
        "notification": {
            "SMTP_URL": f"smtp://{LOOPBACK}:{folder.port('smtp')}",
            "MAIL_FROM": SENDER,
            "VAPID_PRIVATE_KEY_FILE": str(folder.secret("vapid")),  # 32 random bytes, as it must be
            "BOUNCE_ADDRESS": "bounces@example.org",
            "BOUNCES_BIND": f"{LOOPBACK}:{folder.port('bounces')}",
        },
    }
    return {
        "DATABASE_URL_FILE": str(folder.secret(f"database-{service}")),
        "WORKER_BIND": f"{LOOPBACK}:{folder.port(f'{service}-worker')}",
        **extra.get(service, {}),
    }


def _portals(folder: Folder) -> dict[str, str]:
    health = ",".join(f"{name}=http://{LOOPBACK}:{folder.port(f'{name}-web')}" for name in SERVICES)
    return {
        "GATEWAY_URL": f"http://{LOOPBACK}:{folder.port('internal')}",
        "HEALTH_URLS": health,
        "DEMO_MAIL_URL": "/posta-demo/",
        "DEMO_TOTP_FILE": str(folder.keep("demo-totp", secrets_of_staff(folder.password("demo-password")))),
    }
