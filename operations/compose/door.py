"""A door to the broker: passes on what comes to a port, so that the broker itself needs no way out."""

import asyncio
import signal
from contextlib import suppress

CHUNK = 64 * 1024


async def keep_open(port: int, host: str, inner_port: int) -> None:
    """Pass connections on until SIGTERM.

    Args:
        port: where to listen, on every address of the container.
        host: to whom to pass on.
        inner_port: and at which port.
    """

    async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await asyncio.open_connection(host, inner_port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(_pass(reader, inner_writer), _pass(inner_reader, writer))

    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    server = await asyncio.start_server(welcome, None, port)
    await stop.wait()
    server.close()


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while chunk := await reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
    writer.close()
