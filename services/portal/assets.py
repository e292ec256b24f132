"""What pages take from npm, copied beside our own files; and the addresses of both, with their hash.

`node_modules` is filled by `npm ci --ignore-scripts`; nothing is bundled, a newcomer needs no build step.
"""

import hashlib
import shutil
from pathlib import Path

from flask import Flask, Response, current_app, request

from services.portal.languages import compile_catalogues

STATIC = Path(__file__).parent / "static"
NODE_MODULES = Path("node_modules")
FONTS = "@fontsource-variable"
TAKEN = {
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    **{f"qr/{name}.js": f"qr/{name}.js" for name in ("decode", "index")},
    **{
        f"fonts/{family}-{part}-{style}.woff2": f"{FONTS}/{family}/files/{family}-{part}-wght-{style}.woff2"
        for family, styles in {"source-sans-3": ["normal"], "source-serif-4": ["normal", "italic"]}.items()
        for part in ("latin", "latin-ext")
        for style in styles
    },
}
YEAR = 365 * 24 * 3600


class AssetsMissing(Exception):
    """The files from npm are not there; the text says what to run."""


def prepare(node_modules: Path = NODE_MODULES, static: Path = STATIC) -> list[str]:
    """Copy what pages need into `static/vendor` and compile the catalogues.

    Returns:
        The names that were copied.

    Raises:
        AssetsMissing: a package is not installed.
    """
    for name, source in TAKEN.items():
        origin = node_modules / source
        if not origin.is_file():
            raise AssetsMissing(f"{origin} is not there: run `npm ci --ignore-scripts` first.")
        target = static / "vendor" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, target)
    compile_catalogues()
    return list(TAKEN)


def manifest(static: Path = STATIC) -> dict[str, str]:
    """Each file's name → the first letters of its hash; read at start, a few milliseconds."""
    return {
        path.relative_to(static).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        for path in sorted(static.rglob("*"))
        if path.is_file()
    }


def check_assets(static: Path = STATIC) -> None:
    """See that all is there.

    Raises:
        AssetsMissing: `python -m services.portal assets` has not been run.
    """
    if missing := [name for name in TAKEN if not (static / "vendor" / name).is_file()]:
        raise AssetsMissing(f"{missing[0]} is missing: run `python -m services.portal assets` first.")


def asset(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for a year.

    Raises:
        KeyError: there is no such file: a template names it wrongly, or `assets` was not run.
    """
    return f"/static/{name}?v={current_app.extensions['manifest'][name]}"


def serve_assets(app: Flask) -> None:
    """Let templates say `asset(name)`, and browsers keep what is asked by its hash.

    Raises:
        AssetsMissing: `python -m services.portal assets` has not been run.
    """
    check_assets()
    hashes = manifest()
    app.extensions["manifest"] = hashes
    app.jinja_env.globals["asset"] = asset

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code == 200:
            known = request.args.get("v") == hashes.get((request.view_args or {}).get("filename", ""))
            rule = f"public, max-age={YEAR}, immutable" if known else "public, max-age=3600"
            response.headers["Cache-Control"] = rule
        return response
