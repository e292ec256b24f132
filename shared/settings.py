"""Settings: frozen, typed, read once from the environment; all that is wrong is said at once."""

import dataclasses
import os
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from shared.clock import Clock, ShiftedClock, SystemClock


class SettingsError(Exception):
    """The environment does not hold what the process needs; the text names every fault."""


class Secret:
    """A value that never shows itself in a log, a repr or a traceback."""

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself, for the one place that needs it."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


@dataclasses.dataclass(frozen=True, kw_only=True)
class ServiceSettings:
    """What every service reads; a service's own `Settings` adds to it.

    A field `database_url` comes from `DATABASE_URL`, or from the file that `DATABASE_URL_FILE` names.
    A field without a default must be there.
    """

    database_url: Secret
    public_url: str
    web_secret: Secret
    environment: Literal["production", "demo", "test"] = dataclasses.field(
        default="production", metadata={"env": "PARTENERIAT_ENV"}
    )
    amqp_url: Secret | None = None
    web_bind: str = "127.0.0.1:8000"
    web_workers: int = 2
    web_threads: int = 4
    web_drain_s: float = 3.0  # how long a stopping web process still answers while it shows as not ready
    worker_bind: str = "127.0.0.1:8100"
    log_level: str = "INFO"
    cors_origins: str = ""
    clock_offset_file: str = ""

    def __post_init__(self) -> None:
        if self.clock_offset_file and self.environment != "test":
            raise SettingsError("CLOCK_OFFSET_FILE moves time, which only PARTENERIAT_ENV=test may do.")
        if len(self.web_secret.reveal()) < 32:
            raise SettingsError("WEB_SECRET must have at least 32 characters.")

    def clock(self) -> Clock:
        """The clock that these settings ask for."""
        return ShiftedClock(Path(self.clock_offset_file)) if self.clock_offset_file else SystemClock()

    def with_changes(self, **changes: object) -> Self:
        """The same settings but for what is given."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


S = TypeVar("S")


def load_settings(cls: type[S], environ: Mapping[str, str] | None = None) -> S:
    """Read `cls`, a dataclass, from the environment.

    Args:
        cls: a frozen dataclass with fields of type str, int, float, bool, Secret, Literal, or these or None.
        environ: where to read; the process's environment unless given.

    Raises:
        SettingsError: something is missing or has the wrong form; the text has a line for each.
    """
    values: dict[str, Any] = {}
    faults: list[str] = []
    hints = get_type_hints(cls)
    source = os.environ if environ is None else environ
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        name = field.metadata.get("env", field.name.upper())
        try:
            raw = _raw(source, name)
            if raw is not None:
                values[field.name] = _convert(hints[field.name], raw)
            elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
                faults.append(f"{name} is missing.")
        except (OSError, ValueError) as fault:
            faults.append(f"{name}: {fault}.")
    if faults:
        raise SettingsError("\n".join(faults))
    return cls(**values)


def _raw(environ: Mapping[str, str], name: str) -> str | None:
    if path := environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return environ.get(name) or None


def _convert(kind: Any, raw: str) -> Any:
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    if get_origin(kind) is Literal:
        if raw not in get_args(kind):
            raise ValueError(f"must be one of {', '.join(get_args(kind))}")
        return raw
    if kind is bool:
        if raw.lower() not in ("true", "false"):
            raise ValueError("must be true or false")
        return raw.lower() == "true"
    return kind(raw)
