"""Where what was put in might show: public pages and answers, events, metrics, traces, logs, tables."""

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx
import psycopg
from psycopg import sql

from operations.local.accounts import SERVICES
from operations.local.ports import LOOPBACK
from tests.browser.town import Town

LINK = re.compile(r'(?:href|src)="([^"#]+)')
NEXT = re.compile(r'<([^>]+)>; rel="next"')
# Not the town's: the demonstration's own window on all mails, which stands for people's mailboxes.
MAIL_CATCHER = "/posta-demo"
MOST_PAGES = 400
TABLES = """
    select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name
"""
PUBLIC_EVENTS = "select event::text from event where stream = 'public'"
Text = tuple[str, str]


def public_pages(town: Town, beginnings: list[str]) -> Iterator[Text]:
    """Whatever a stranger can reach by links from the home page and from those that are given."""
    with httpx.Client(base_url=town.url, timeout=30) as client:
        ahead, seen = deque(["/", "/en/", *beginnings]), set[str]()
        while ahead and len(seen) < MOST_PAGES:
            path = ahead.popleft()
            if path in seen:
                continue
            seen.add(path)
            answer = client.get(path)
            yield path, f"{answer.headers}\n{answer.text}"
            if answer.headers.get("content-type", "").startswith("text/html"):
                ahead.extend(_links(town.url, str(answer.url), answer.text))


def public_answers(town: Town, consultation: str) -> Iterator[Text]:
    """What the APIs tell a stranger: lists with all their pages, and each thing on them."""
    asked = [
        "registry/v1/authorities",
        "registry/v1/jwks.json",
        "registry/v1/organisations?limit=100",
        "consultation/v1/consultations?limit=100",
        f"consultation/v1/consultations/{consultation}",
        f"consultation/v1/consultations/{consultation}/recommendations",
        f"notification/v1/announcements?consultation={consultation}",
    ]
    with httpx.Client(base_url=town.url, timeout=30) as client:
        paths = deque(f"/api/{path}" for path in asked)
        while paths:
            path = paths.popleft()
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.text)
            yield path, f"{answer.headers}\n{answer.text}"
            paths.extend(NEXT.findall(answer.headers.get("Link", "")))
            if path.endswith("/recommendations"):
                for item in answer.json()["items"]:
                    paths.append(f"/api/consultation/v1/recommendations/{item['id']}")
                    number = f"authority={town.authority}&number={item['register_number']}"
                    paths.append(f"/api/consultation/v1/receipts?{number}")


def metrics(town: Town) -> Iterator[Text]:
    """What each process tells of itself in numbers."""
    for process in (*(f"{name}-{role}" for name in SERVICES for role in ("web", "worker")), "portal-web"):
        answer = httpx.get(f"http://{LOOPBACK}:{town.folder.port(process)}/metrics", timeout=10)
        assert answer.status_code == 200, process
        yield process, answer.text


def spans(town: Town) -> Iterator[Text]:
    """Every span that any process has sent."""
    for span in list(town.collector.spans):
        yield f"{span.service}'s span {span.name}", span.whole


def public_events(town: Town) -> Iterator[Text]:
    """Every public event, as it lies ready to be published for ever."""
    for name in SERVICES:
        with psycopg.connect(town.folder.password(f"database-{name}")) as database:
            for number, (row,) in enumerate(database.execute(PUBLIC_EVENTS)):
                yield f"{name}'s event {number}", row


def logs(town: Town) -> Iterator[Text]:
    """Every line that any process has written, the servers' included."""
    for file in sorted((town.folder.path / "logs").iterdir()):
        yield file.name, file.read_text(encoding="utf-8", errors="replace")


def tables(town: Town) -> Iterator[Text]:
    """Every table of every service, a row a line."""
    for name in SERVICES:
        with psycopg.connect(town.folder.password(f"database-{name}")) as database:
            for (table,) in database.execute(TABLES).fetchall():
                rows = database.execute(sql.SQL("select t::text from {} t").format(sql.Identifier(table)))
                yield f"{name}'s {table}", "\n".join(row for (row,) in rows)


def _links(home: str, page: str, text: str) -> Iterator[str]:
    for link in LINK.findall(text):
        parts = urlsplit(urljoin(page, unescape(link)))
        there = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if parts.netloc == urlsplit(home).netloc and not there.startswith(MAIL_CATCHER):
            yield there
