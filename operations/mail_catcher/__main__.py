"""`python -m operations.mail_catcher --smtp-port … --web-port … --store mails.sqlite`."""

import signal
import threading
from pathlib import Path

import click
from werkzeug.serving import WSGIRequestHandler, make_server

from operations.mail_catcher.pages import make_pages
from operations.mail_catcher.receiving import receive
from operations.mail_catcher.store import Store


class Quiet(WSGIRequestHandler):
    """Requests for the pages are not worth a line each."""

    def log_request(self, *_: object) -> None:
        """Nothing."""


@click.command()
@click.option("--host", default="127.0.0.1")
@click.option("--smtp-port", type=int, required=True)
@click.option("--web-port", type=int, required=True)
@click.option("--store", type=click.Path(path_type=Path), required=True)
def main(host: str, smtp_port: int, web_port: int, store: Path) -> None:
    """Take mail and show it, until told to stop."""
    kept = Store(store)
    server = make_server(host, web_port, make_pages(kept), threaded=True, request_handler=Quiet)
    receiver = receive(kept, host, smtp_port)
    # serve_forever() waits for shutdown() in this very thread, so another must call it.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()
    receiver.stop()


main()
