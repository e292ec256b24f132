"""What a browser says of itself, told as coarsely as helps its owner to recognise it: family and system."""

LONGEST_READ = 400  # of what a browser says; what is longer is no browser's

# The first that fits counts: most browsers also carry the names of those that they descend from.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def describe_device(user_agent: str) -> str | None:
    """`Firefox · Linux`; None where neither is known. No version: it would tell people apart.

    Args:
        user_agent: the header `User-Agent` (RFC 9110, 10.1.5), as it came.
    """
    said = user_agent[:LONGEST_READ]
    known = [_first(said, names) for names in (BROWSERS, SYSTEMS)]
    return " · ".join(name for name in known if name) or None


def _first(said: str, names: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for mark, name in names if mark in said), None)
