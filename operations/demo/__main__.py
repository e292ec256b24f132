"""`python -m operations.demo play | seed | seed-people | codes`, against a running system."""

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import click
import httpx

from operations.compose.seeding import demo_password
from operations.demo import content
from operations.demo.codes import code_of
from operations.demo.flow import Flow
from operations.demo.mails import Mails, Missing
from operations.demo.partnership import Partnership
from operations.demo.play import Play
from operations.demo.seeding import seed_by_api, seed_by_command
from operations.demo.site import Refused, Site
from operations.local.folder import Folder
from operations.local.ports import answers
from operations.local.services import command, settings

FOLDER = Folder()
SECRETS = FOLDER.path / "secrets"
UNDERSTOOD = (Missing, Refused, httpx.HTTPError, OSError)

url_option = click.option(
    "--url", envvar="URL", default="http://localhost:8080", show_default=True, help="The gateway."
)
mails_option = click.option("--mails", default="", help="The mail catcher; below the gateway unless given.")
password_option = click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    default=SECRETS / "demo-password",
    help="Where the demo people's password stands.",
)
password_of_whatever_runs = click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    help="The same; unless given, the local run's, or that of the system in containers.",
)


@click.group()
def cli() -> None:
    """The demonstration."""


@cli.command(help="Play a consultation, its debate, an activity, a course; check that all arrived once.")
@url_option
@mails_option
@password_of_whatever_runs
@click.option(
    "--amqp-url-file",
    type=click.Path(path_type=Path),
    help="The broker as an operator reaches it, to count messages; unless given, the local run's.",
)
def play(url: str, mails: str, password_file: Path | None, amqp_url_file: Path | None) -> None:
    url = url.rstrip("/")
    if _is_local(url):
        password_file = password_file or SECRETS / "demo-password"
        amqp_url_file = amqp_url_file or SECRETS / "amqp-url-operator"
    flow = Flow(_read(amqp_url_file) if amqp_url_file else "")
    try:
        flow.start()
        password = _read(password_file) if password_file else demo_password()
        play = Play(Site(url), _mails(url, mails), password, flow, click.echo)
        play.run()
        Partnership(play).run()
    except UNDERSTOOD as error:
        sys.exit(f"The play stopped: {error}")
    finally:
        flow.stop()
    click.echo("\nAll arrived, exactly once.")


@cli.command(help="Make the example town, its people and its draft, and the record of a real notice.")
@click.option("--json", "as_json", is_flag=True, help="Say on the last line who can sign in.")
def seed(as_json: bool) -> None:
    password = FOLDER.secret("demo-password").read_text(encoding="utf-8")
    url = f"http://localhost:{FOLDER.port('gateway')}"
    try:
        seed_by_command(_run, password)
        seed_by_api(Site(url), _mails(url, ""), password)
    except UNDERSTOOD as error:
        sys.exit(f"The demo data could not be made: {error}")
    if as_json:
        people = (*content.STAFF, content.REPRESENTATIVE, content.CITIZEN)
        logins = [
            {"who": name, "email": email, "password": password, "has_code": (email, name) in content.STAFF}
            for email, name in people
        ]
        click.echo(json.dumps({"logins": logins}, ensure_ascii=False))


@cli.command(help="Say the codes of now for the example staff's second step.")
@password_of_whatever_runs
def codes(password_file: Path | None) -> None:
    if password_file is None and FOLDER.is_held():
        password_file = SECRETS / "demo-password"
    try:
        password = _read(password_file) if password_file else demo_password()
    except UNDERSTOOD as error:
        sys.exit(f"The codes are not known: {error}")
    for email, name in content.STAFF:
        click.echo(f"{code_of(email, password)}  {email}  {name}")


@cli.command("seed-people", help="The part of it that people do, on a system whose operator did the rest.")
@url_option
@mails_option
@password_option
def seed_people(url: str, mails: str, password_file: Path) -> None:
    try:
        seed_by_api(Site(url), _mails(url, mails), _read(password_file))
    except UNDERSTOOD as error:
        sys.exit(f"The demo data could not be made: {error}")


def _run(service: str, arguments: list[str], given: str) -> None:
    done = subprocess.run(
        command(service, *arguments),
        env=settings(FOLDER, service),
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Missing(f"{service} {arguments[0]}: {done.stderr.strip()}")


def _is_local(url: str) -> bool:
    """Whether the local run serves this address now."""
    try:
        return urlsplit(url).port == FOLDER.port("gateway") and answers(FOLDER.port("internal"))
    except KeyError:
        return False


def _mails(url: str, mails: str) -> Mails:
    return Mails(mails or f"{url.rstrip('/')}/posta-demo/")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()


cli(prog_name="python -m operations.demo")
