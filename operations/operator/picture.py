"""The status as a person at a terminal reads it."""

from typing import Any

from rich.console import Console

from operations.operator.output import span, table

Row = dict[str, Any]
STREAMS = ("public", "internal", "letter")


def draw(console: Console, found: Row) -> None:
    """Print services, processes, queues, then what is not well."""
    answering = [service for service in found["services"] if "trouble" not in service]
    console.print(f"{found['url']} ({found['where']}), {found['at']}\n")
    if answering:
        console.print(_services(answering), "")
        console.print(_processes(answering), "")
        console.print(_queues(answering), "")
    for line in _extras(answering):
        console.print(line)
    if found["problems"]:
        console.print()
    for sentence in found["problems"]:
        console.print(f"[red]![/] {sentence}", markup=True, soft_wrap=True)
    if not found["problems"]:
        console.print("[green]All is well.[/]")


def _services(services: list[Row]) -> Any:
    headings = ("Service", "Tables", "Epoch", "To publish", "public", "internal", "letters", "Oldest")
    rows = []
    for service in services:
        waiting = {stream["stream"]: stream["waiting"] for stream in service["outbox"]}
        each = [waiting.get(stream, 0) for stream in STREAMS]
        oldest = span(service["oldest_waiting_s"])
        rows.append((service["service"], service["revision"], service["epoch"], sum(each), *each, oldest))
    return table(headings, rows, numbers=headings[2:])


def _processes(services: list[Row]) -> Any:
    rows = [
        (
            "" if number else service["service"],
            process["role"],
            process["name"],
            "alive" if process["alive"] else f"[red]silent for {span(process['age_s'])}[/]",
        )
        for service in services
        for number, process in enumerate(service["processes"])
    ]
    return table(("Service", "Role", "Process", "State"), rows)


def _queues(services: list[Row]) -> Any:
    headings = ("Queue", "Waiting", "Oldest", "Consumers", "Parked", "Given up", "Unreadable")
    rows = [
        (
            queue["queue"],
            queue["depth"],
            span(queue["oldest_s"]),
            queue["consumers"] or _alarming(queue["consumers"]),
            queue["parked"],
            queue["dead"] and _alarming(queue["dead"]),
            queue["dead_room"] and _alarming(queue["dead_room"]),
        )
        for service in services
        for queue in service["queues"]
    ]
    return table(headings, rows, numbers=headings[1:])


def _alarming(number: int | None) -> str | None:
    return None if number is None else f"[red]{number}[/]"


def _extras(services: list[Row]) -> list[str]:
    lines = []
    for service in services:
        for name, value in service["extra"].items():
            shown = span(value) if name.endswith("_s") else value
            lines.append(f"{service['service']}: {name.removesuffix('_s').replace('_', ' ')} {shown}")
    return lines
