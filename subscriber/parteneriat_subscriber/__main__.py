"""The command: print the events of a queue as they come."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from parteneriat_subscriber.address import NoAddress, find_url
from parteneriat_subscriber.event import Event
from parteneriat_subscriber.printing import as_json, as_line
from parteneriat_subscriber.subscriber import PREFETCH, NotPermitted, Subscriber


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when told to stop, 2 with a sentence when it cannot work."""
    options = _options().parse_args(arguments)
    try:
        url = find_url(options.url, os.environ, Path.cwd())
        subscriber = _subscriber(url, options)
    except NoAddress as problem:
        return _cannot(str(problem))
    except (ValueError, TypeError):  # the text might repeat the password
        return _cannot("The address is no amqp:// or amqps:// URL.")
    signal.signal(signal.SIGTERM, lambda *_: subscriber.stop())
    try:
        subscriber.run()
    except NotPermitted as problem:
        return _cannot(str(problem))
    except BrokenPipeError:  # as in `… | head`: what was not printed was not acknowledged
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - so that the exit prints no complaint
    except KeyboardInterrupt:
        print(file=sys.stderr)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m parteneriat_subscriber",
        description="Print the events of a queue as they come; acknowledge each after it was printed.",
    )
    parser.add_argument(
        "--url", help="amqp:// or amqps://; else PARTENERIAT_SUBSCRIBER_URL, AMQP_URL, a file"
    )
    parser.add_argument("--queue", default="ext.demo.events", help="whose events (%(default)s)")
    parser.add_argument("--json", action="store_true", help="one CloudEvent a line, as it came")
    parser.add_argument("--type", default="*", metavar="PATTERN", help="such as 'consultation.*'")
    parser.add_argument("--count", type=_positive, metavar="N", help="stop after N events")
    parser.add_argument("--peek", "--no-ack", action="store_true", help="leave everything in the queue")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no positive number")
    return int(text)


def _subscriber(url: str, options: argparse.Namespace) -> Subscriber:
    form = as_json if options.json else as_line
    left: int | None = options.count

    def show(event: Event) -> None:
        nonlocal left
        print(form(event), flush=True)
        if left is not None:
            left -= 1
            if left == 0:
                subscriber.stop()

    subscriber = Subscriber(
        url,
        options.queue,
        show,
        note=lambda sentence: print(f"-- {sentence}", file=sys.stderr, flush=True),
        # What was handed out but not printed goes back, and that counts as a delivery of it.
        prefetch=min(PREFETCH, options.count or PREFETCH),
        peek=options.peek,
        wants=lambda event: (
            fnmatchcase(event.short_type, options.type) or fnmatchcase(event.type, options.type)
        ),
    )
    return subscriber


def _cannot(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
