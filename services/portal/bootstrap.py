"""The portal put together: settings → gateway, memory of sessions, app. Importing opens nothing."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from services.portal.app import create_app
from services.portal.clients import Gateway
from services.portal.sessions import Sessions
from services.portal.settings import Settings
from shared.clock import Clock, SystemClock


def make_app(settings: Settings, clock: Clock | None = None) -> Flask:
    """The whole portal as a WSGI application; to be made after the fork, connects to nothing yet.

    Raises:
        AssetsMissing: the files from npm have not been copied.
    """
    gateway = Gateway(settings.gateway_url)
    return create_app(
        {
            "settings": settings,
            "gateway": gateway,
            "sessions": Sessions(gateway),
            "clock": clock or SystemClock(),
            "pool": ThreadPoolExecutor(max_workers=4 * settings.web_threads, thread_name_prefix="ask"),
        }
    )
