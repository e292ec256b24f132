"""The app: wiring only."""

import logging
from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from services.portal import access, act_parts, dates, differences, followed, officials, protection, views
from services.portal.assets import serve_assets
from services.portal.demo_codes import demo_codes
from services.portal.health import health
from services.portal.languages import LANGUAGES, LanguageFromPath, language, same_page_in, speak
from services.portal.pages import BLUEPRINTS
from services.portal.pages.desk_national_register import make_room
from services.portal.pages.files import TAKE_FILES
from services.portal.pages.problems import handle_problems
from services.portal.receipts import qr
from services.portal.sessions import Remembered
from shared.web.correlation import Correlated
from shared.web.observation import observe

LARGEST_FORM = 512 * 1024


def create_app(parts: Mapping[str, Any]) -> Flask:
    """The Flask app over the given parts (`settings`, `gateway`, `sessions`, `clock`, `pool`).

    Raises:
        AssetsMissing: the files from npm have not been copied.
    """
    # A line for each call would say what people look for.
    logging.getLogger("httpx").setLevel("WARNING")
    app = Flask(__name__)
    app.extensions.update(parts)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FORM, MAX_FORM_MEMORY_SIZE=LARGEST_FORM)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    speak(app)
    serve_assets(app)
    observe(app)
    app.before_request(make_room)
    app.extensions["takes_files"] = TAKE_FILES
    app.extensions["bell_away"] = Remembered()
    app.before_request(protection.check_form)
    app.after_request(protection.finish)
    _teach_templates(app)
    handle_problems(app)
    for blueprint in (health, *BLUEPRINTS):
        app.register_blueprint(blueprint)
    # One hop is trusted: the gateway, which overwrites what came from outside.
    behind = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    app.wsgi_app = Correlated(LanguageFromPath(behind))  # type: ignore[method-assign]
    return app


def _teach_templates(app: Flask) -> None:
    """What every template may say."""
    settings = app.extensions["settings"]
    app.jinja_env.filters.update(
        full_date=dates.full_date,
        short_date=dates.short_date,
        moment=dates.full_moment,
        clock_time=dates.clock_time,
        hour=dates.hour,
        days_left=dates.days_left,
        lei=views.lei,
        days_to=dates.days_to,
        paragraphs=views.paragraphs,
        blocks=views.blocks,
        spoken=act_parts.spoken,
        on_what=act_parts.on_what,
        difference=differences.difference,
        grouped=views.grouped,
    )
    app.jinja_env.tests.update(soon=dates.is_soon, past=dates.is_past)
    app.jinja_env.globals.update(
        demo=settings.environment == "demo",
        demo_codes=demo_codes,
        demo_mail_url=settings.demo_mail_url,
        form_token=protection.form_token,
        token_field=protection.TOKEN_FIELD,
        languages=LANGUAGES,
        language=language,
        same_page_in=same_page_in,
        public_origin=settings.origin,
        qr=qr,
        state_of=views.state_of,
        today=dates.today,
        parts_of=act_parts.parts_of,
        visitor=access.visitor,
        oversees=officials.oversees,
        follows=followed.follows,
        moderates=officials.moderates,
    )
