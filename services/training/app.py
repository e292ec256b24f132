"""The Flask application: wiring only."""

from flask import Flask

from services.training.api import BLUEPRINTS
from shared.service import Runtime
from shared.web.app import make_app


def create_app(runtime: Runtime) -> Flask:
    """The training API over a runtime."""
    return make_app(runtime.service, runtime, BLUEPRINTS)
