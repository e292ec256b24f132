"""Example data for the system in containers, asked for from the machine that they run on."""

import subprocess

from operations.demo import content
from operations.demo.mails import Mails, Missing
from operations.demo.seeding import seed_by_api, seed_by_command
from operations.demo.site import Site

DEMO = "outsiders-door"  # the container that may read what the demo needs
AUTHORITIES = "registry/v1/authorities"


def seed(url: str) -> str | None:
    """Make the example data where they are not there yet.

    Args:
        url: of the gateway.

    Returns:
        The password of the example people; None where they were there.

    Raises:
        Missing, Refused: something does not work; what was made stays.
    """
    site = Site(url)
    if any(item["slug"] == content.AUTHORITY for item in site.call("GET", AUTHORITIES)["items"]):
        return None
    password = demo_password()
    seed_by_command(_run, password)
    seed_by_api(site, Mails(f"{url}/posta-demo/"), password)
    return password


def demo_password() -> str:
    """The password of the example people.

    Raises:
        Missing: no demo runs in containers here.
    """
    return _inside(DEMO, ["cat", "/run/secrets/password"], "")


def _run(service: str, arguments: list[str], given: str) -> None:
    _inside(f"{service}-web", ["python", "-m", f"services.{service}", *arguments], given)


def _inside(container: str, command: list[str], given: str) -> str:
    done = subprocess.run(
        ["docker", "compose", "exec", "--no-TTY", container, *command],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Missing(f"{container}: {done.stderr.strip()}")
    return done.stdout
