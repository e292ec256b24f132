"""Logs as JSON lines on standard error, with the ids of the work that they belong to."""

import logging
import sys
from typing import Any

import structlog

from shared.context import traceparent


def configure(service: str, process: str, level: str = "INFO") -> None:
    """Send this process's logs, and those of the libraries, out as one JSON object a line.

    Args:
        service: the service's name; stands in every line.
        process: `web`, `worker` or the command's name.
        level: name of the lowest level that is written.
    """
    stamps: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _name_the_process(service, process),
    ]
    structlog.configure(
        processors=[*stamps, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=stamps,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    logging.getLogger("amqp").setLevel("WARNING")


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """A logger; call it as `log.info("what-happened", key=value)`, never with personal data."""
    logger: structlog.stdlib.BoundLogger = structlog.get_logger(name)
    return logger


def _name_the_process(service: str, process: str) -> structlog.typing.Processor:
    def add(_: Any, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
        event["service"] = service
        event["process"] = process
        if trace := traceparent.get():
            event["trace_id"] = trace[3:35]
        return event

    return add
