"""What there is to open, and as whom, once all is ready."""

import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from operations.demo.codes import code_of
from operations.local.accounts import OPERATOR, SERVICES
from operations.local.folder import Folder
from operations.local.options import Options
from operations.local.services import public_url

WIDTH = 120  # of a file or a pipe


@dataclass(frozen=True)
class Login:
    """An example person who can sign in."""

    who: str
    email: str
    password: str
    has_code: bool = False


def show_welcome(folder: Folder, options: Options, logins: list[Login]) -> None:
    """Print the tables of addresses and of people."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    addresses = _table("Open", "Where")
    for what, where in _addresses(folder, options).items():
        addresses.add_row(what, where)
    console.print(addresses)
    if logins:
        people = _table("Sign in as", "E-mail", "Password", "Code of now")
        for login in logins:
            code = code_of(login.email, login.password) if login.has_code else ""
            people.add_row(login.who, login.email, login.password, code)
        console.print(people)
        console.print(
            "A code is good once, for half a minute; later ones stand where one signs in, and are told"
        )
        console.print("by `python -m operations.demo codes`.")
    console.print("Everything is ready. Ctrl-C stops it and keeps the data; `make reset` forgets them.")
    console.print("Events, as they flow:\n")


def _addresses(folder: Folder, options: Options) -> dict[str, str]:
    origin = public_url(folder)
    found = {"Portal": origin, "Mails sent": f"{origin}/posta-demo/", "Health": f"{origin}/health/ready"}
    found |= {f"API of {name}": f"{origin}/api/{name}/docs" for name in SERVICES}
    if not options.amqp_url:
        password = _short(folder.secret(f"amqp-{OPERATOR}"))
        found["RabbitMQ"] = (
            f"http://127.0.0.1:{folder.port('management')} ({OPERATOR}, password in {password})"
        )
        found["As an outsider"] = ".venv/bin/python -m parteneriat_subscriber"
    return {**found, "Logs": _short(folder.path / "logs")}


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _short(path: Path) -> str:
    return str(path.relative_to(path.cwd())) if path.is_relative_to(path.cwd()) else str(path)
