"""Running services' commands as processes, and understanding what they answer."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any

from operations.local.trouble import Trouble
from operations.operator.places import Command, Place

ANSWER_S = 180.0  # a second or two, but on a machine that has no time


@dataclass(frozen=True)
class Answer:
    """What a service answered, or the sentence why it did not."""

    service: str
    value: Any = None
    trouble: str = ""


def ask(
    place: Place,
    service: str,
    *arguments: str,
    as_operator: bool = False,
    aside: str = "",
    within: float | None = ANSWER_S,
) -> Any:
    """The answer of a service's command, from JSON.

    Args:
        place: where the system runs.
        service: whose command.
        arguments: of it.
        as_operator: with the broker's operator's account.
        aside: after the name of the service's database.
        within: seconds; None for what takes as long as there are rows.

    Raises:
        Trouble: it did not answer; the text is its own sentence.
    """
    command = place.service(service, *arguments, "--json", as_operator=as_operator, aside=aside)
    done = run(command, service, within=within)
    return _value(service, done.stdout)


def ask_all(
    place: Place, services: Iterable[str], *arguments: str, as_operator: bool = False
) -> list[Answer]:
    """The answers of several, asked at the same time, in their order."""

    def one(service: str) -> Answer:
        try:
            return Answer(service, ask(place, service, *arguments, as_operator=as_operator))
        except Trouble as trouble:
            return Answer(service, trouble=str(trouble))

    return together(one, services)


def together(work: Callable[[Any], Any], items: Iterable[Any]) -> list[Any]:
    """The results of the same work for each, done at the same time, in order."""
    with ThreadPoolExecutor() as threads:
        return list(threads.map(work, items))


def follow(place: Place, service: str, *arguments: str) -> Any:
    """The same as `ask` for what takes long, as the broker's operator: its progress is shown as it comes.

    Raises:
        Trouble: it failed; the text is its last line.
    """
    command = place.service(service, *arguments, "--json", as_operator=True)
    with _start(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        with ThreadPoolExecutor(1) as beside:
            last = beside.submit(_pass_on, process.stderr)
            answer = process.stdout.read() if process.stdout else ""
        process.wait()
    if process.returncode != 0:
        raise Trouble(last.result() or f"{service} ended with {process.returncode}.")
    return _value(service, answer)


def run(
    command: Command, who: str, *, within: float | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end.

    Raises:
        Trouble: it cannot be started, failed, or took too long.
    """
    try:
        done = subprocess.run(
            command.argv,
            env=command.env,
            cwd=command.cwd,
            input=given,
            capture_output=True,
            text=True,
            timeout=within,
            check=False,
        )
    except OSError as fault:
        raise Trouble(f"{who} cannot be started: {fault.strerror}.") from fault
    except subprocess.TimeoutExpired:
        raise Trouble(f"{who} has not answered within {within:.0f} s.") from None
    if done.returncode != 0:
        raise Trouble(sentence(done.stderr) or f"{who} ended with {done.returncode} and no reason.")
    return done


def hand_over(command: Command) -> int:
    """Run a program at our own terminal; its exit code."""
    with _start(command) as process:
        return process.wait()


def sentence(stderr: str) -> str:
    """What a failed program says of it: its last line, without logs and headings."""
    lines = [line.strip() for line in stderr.splitlines() if _is_said(line)]
    return lines[-1].removeprefix("Error: ") if lines else ""


def _start(command: Command, **how: Any) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(command.argv, env=command.env, cwd=command.cwd, **how)
    except OSError as fault:
        raise Trouble(f"{command.argv[0]} cannot be started: {fault.strerror}.") from fault


def _pass_on(lines: IO[str] | None) -> str:
    """Show each line once the next has come, so that the last is left: of a failure it is the reason."""
    last = ""
    for line in lines or ():
        if _is_said(line):
            if last:
                print(last, file=sys.stderr, flush=True)
            last = line.strip()
    return last


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("{")


def _value(service: str, answer: str) -> Any:
    try:
        return json.loads(answer)
    except ValueError:
        raise Trouble(f"{service} has answered with something that is no JSON.") from None


def rows_of(answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """The rows of all, each with its service; who did not answer has none."""
    return [{"service": answer.service, **row} for answer in answers for row in answer.value or ()]
