"""What all commands have in common: how they answer, ask back, and refuse."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn

import click
import psycopg
from psycopg.errors import LockNotAvailable, QueryCanceled, UndefinedTable
from sqlalchemy.exc import ArgumentError, DBAPIError

from shared import logs
from shared.errors import Refusal
from shared.messaging.errors import BrokerAway, Misconfigured
from shared.service import Runtime, Service
from shared.settings import ServiceSettings, SettingsError, load_settings

as_json = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
yes = click.option("--yes", is_flag=True, help="Do not ask.")


class Impossible(Exception):
    """What the operator asks for cannot be done; the text is a sentence. Nothing was changed."""


def one_sentence(run: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what can be understood into a sentence on standard error and exit code 2."""

    @wraps(run)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return run(*args, **kwargs)
        except (SettingsError, Misconfigured, BrokerAway, Refusal, Impossible) as error:
            _refuse(str(error))
        except ArgumentError:
            _refuse("DATABASE_URL is no address of a database.")
        except (DBAPIError, psycopg.Error) as error:
            if (sentence := _of_database(error)) is None:
                raise
            _refuse(sentence)

    return wrapped


@contextmanager
def open_runtime(service: Service, process: str, connections: int = 2) -> Iterator[Runtime]:
    """The service over its settings from the environment, for a command."""
    settings = load_settings(service.settings)
    logs.configure(service.name, process, settings.log_level)
    runtime = Runtime(service, settings, process=process, connections=connections)
    try:
        yield runtime
    finally:
        runtime.close()


def amqp_url(service: Service) -> str:
    """The broker, from the settings of a service.

    Raises:
        SettingsError: it is not set, or is no address of a broker.
    """
    settings: ServiceSettings = load_settings(service.settings)
    if settings.amqp_url is None:
        raise SettingsError("AMQP_URL is missing.")
    url = settings.amqp_url.reveal()
    if not url.startswith(("amqp://", "amqps://")):
        raise SettingsError("AMQP_URL must begin with amqp:// or amqps://.")
    return url


def be_sure(question: str, yes: bool) -> None:
    """Ask before something that cannot be taken back.

    Args:
        question: what is about to happen.
        yes: the answer was given beforehand.

    Raises:
        Impossible: nobody can be asked.
        click.Abort: the answer is no.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        raise Impossible(f"{question} Nobody can be asked here: say --yes if that is meant.")
    click.confirm(f"{question} Go on?", abort=True, err=True)


def show(value: Any, as_json: bool, text: str) -> None:
    """Answer a command, for people or for tools."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str) if as_json else text)


def _refuse(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)


def _of_database(error: DBAPIError | psycopg.Error) -> str | None:
    """What a fault of the database means to an operator; None for a fault of ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, UndefinedTable):
        return "The database has no tables yet: run `migrate` first."
    if isinstance(original, LockNotAvailable | QueryCanceled):
        return "The database is too busy for this now; nothing was changed."
    if isinstance(original, psycopg.OperationalError):
        reason, _, _ = str(original).partition("\n")
        return f"The database cannot be reached: {reason.rstrip('.')}."
    return None
