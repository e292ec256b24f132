"""From events of others to what people are owed."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from sqlalchemy import event, text

from services.notification.commands import CancelSubscription, FinishNextAnnouncement, GiveUpNextOverdue
from services.notification.model import Topic
from services.notification.model.secrets_of_links import StopTokens
from shared.ids import new_id
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED, World

PUBLISH = "consultation.consultation.published"
MANY = 10_000
SUBSCRIBE_MANY = text("""
    insert into subscription (id, email, email_key, language, topic_key, state, asked_at, written_at,
                              token_hash, token_expires_at, confirmed_at)
    select uuidv7(), 'p' || n || '@example.org', 'p' || n || '@example.org', 'ro', :topic, 'confirmed', :now,
           :now, sha256(n::text::bytea), :now, :now
    from generate_series(1, :many) n
""")


def submission(account_id: Any, **more: Any) -> dict[str, Any]:
    """What receipt and answer are made of."""
    return {
        "recommendation_id": str(new_id()),
        "consultation_id": str(CONSULTATION),
        "authority": AUTHORITY,
        "account_id": str(account_id),
        "register_number": "12/2026",
        "article": "2",
        "consultation_title": "Regulamentul de parcare",
        "link": "https://example.org/recomandari/x",
        **more,
    }


def test_all_who_asked_are_told_once(world: World) -> None:
    """Who follows both the authority and all gets one mail; who stopped, or follows others, none."""
    world.subscribed("ana@example.org")
    world.subscribed("ana@example.org", Topic("all"))
    world.subscribed("ion@example.org", Topic("all"), "en")
    stopped = world.subscribed("dan@example.org")
    world.do(CancelSubscription(StopTokens("w" * 32).make(stopped)))
    world.hear(
        "registry.authority.established", {"authority": "alta", "name": "Altă primărie", "is_example": True}
    )
    world.subscribed("eva@example.org", Topic("authority", "alta"))
    world.hear(PUBLISH, PUBLISHED)
    told = [(row["recipient"], row["language"]) for row in world.deliveries()]
    assert sorted(told) == [("ana@example.org", "ro"), ("ion@example.org", "en")]


def test_the_same_event_twice_is_one_mail(world: World) -> None:
    """Also when the inbox has been forgotten in between: the fact itself is known."""
    world.subscribed("ana@example.org")
    account_id = world.person()
    announced = world.hear(PUBLISH, PUBLISHED)
    received = submission(account_id, received_at="2026-01-13T09:00:00Z", fingerprint="ab")
    receipt = world.hear("consultation.submission.received", received)
    for forget in (False, True):
        if forget:
            with world.runtime.engine.begin() as connection:
                connection.execute(text("delete from inbox"))
        world.hear(PUBLISH, PUBLISHED, announced)
        world.hear("consultation.submission.received", received, receipt)
    assert len(world.deliveries()) == len(world.deliveries("receipt")) == 1
    world.send_all()
    assert [recipient for recipient, _ in world.postbox.sent] == ["ana@example.org"] * 2


def test_thousands_are_one_statement(world: World) -> None:
    """However many asked, the database is told once."""
    with world.runtime.engine.begin() as connection:
        given = {"topic": f"authority:{AUTHORITY}", "now": world.clock.now(), "many": MANY}
        connection.execute(SUBSCRIBE_MANY, given)
    statements: list[str] = []
    event.listen(world.runtime.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    world.hear(PUBLISH, PUBLISHED)
    assert len([one for one in statements if "insert into delivery " in one]) == 1
    assert len(statements) < 20
    assert world.rows("select count(*) as many from delivery where lane = 1")[0]["many"] == MANY


def test_an_announcement_is_through_once(world: World) -> None:
    """Its numbers are said when none of its deliveries waits, and not again."""
    world.subscribed("ana@example.org")
    world.hear(PUBLISH, PUBLISHED)
    assert world.do(FinishNextAnnouncement()) is False
    world.send_all()
    assert [world.do(FinishNextAnnouncement()) for _ in range(2)] == [True, False]
    said = world.said("announcement.delivered")
    assert [(one["consultation_id"], one["told"], one["failed"]) for one in said] == [
        (str(CONSULTATION), 1, 0)
    ]


def test_an_announcement_to_nobody_is_through_at_once(world: World) -> None:
    """Nobody had asked; that too is said."""
    world.hear(PUBLISH, PUBLISHED)
    assert world.do(FinishNextAnnouncement()) is True
    assert world.said("announcement.delivered")[0]["told"] == 0


@pytest.mark.parametrize("verdict", ["accepted", "partly", "refused"])
def test_an_answer_reaches_its_author(world: World, verdict: str) -> None:
    """In the language of the account, with the chain of ids that it belongs to; the words go once sent."""
    account_id = world.person(language="en")
    world.hear(
        "consultation.submission.answered", submission(account_id, verdict=verdict, reason="Din motive.")
    )
    world.send_all()
    (sent,) = world.postbox.sent
    assert sent[0] == "ana@example.org"
    assert b"Content-Language: en" in sent[1]
    (row,) = world.rows("select data, correlation_id, authority from fact")
    assert dict(row) == {"data": None, "correlation_id": "the-request-that-began-it", "authority": AUTHORITY}


def test_an_author_without_account_is_told_at_their_address(world: World) -> None:
    """Receipt and answer, in the language that was noted; nothing but the evidence is kept."""
    own = {"own_link": "https://example.org/recomandarea-mea?token=x", "name": "Ion Exemplu"}
    of = {**submission(None), "email": "ion@example.org", "language": "en", **own}
    moments = {"received_at": "2026-01-13T09:00:00Z", "entered_at": "2026-01-14T09:00:00Z"}
    entered = {**of, **moments, "channel": "paper", "day_only": False, "fingerprint": "ab"}
    world.hear("consultation.submission.entered", entered)
    replied = {**of, "verdict": "refused", "reason": "Nu se poate.", "ground": None, "taken_into": None}
    world.hear("consultation.submission.replied", replied)
    world.send_all()
    assert [recipient for recipient, _ in world.postbox.sent] == ["ion@example.org"] * 2
    assert all(b"Content-Language: en" in mail for _, mail in world.postbox.sent)
    mails = [message_from_bytes(mail, policy=default) for _, mail in world.postbox.sent]
    assert all("/recomandarea-mea?token=x" in mail.get_body(("plain",)).get_content() for mail in mails)
    kept = world.rows("select category, data, person_id from fact order by category")
    assert [(row["category"], row["data"]) for row in kept] == [("answer", None), ("receipt", None)]
    assert {str(row["person_id"]) for row in kept} == {of["recommendation_id"]}
    world.hear("consultation.author.forgotten", {"recommendation_id": of["recommendation_id"]})
    assert not [row for row in world.rows("select * from delivery") if "ion@" in str(row["recipient"])]


@pytest.mark.parametrize("unknown", ["account", "authority"])
def test_what_cannot_be_told_yet_waits(world: World, unknown: str) -> None:
    """The message is parked until the account, or the authority's name, has been heard of."""
    account_id = new_id() if unknown == "account" else world.person()
    data = submission(account_id, received_at="2026-01-13T09:00:00Z", fingerprint="ab")
    if unknown == "authority":
        data["authority"] = "necunoscuta"
    world.hear("consultation.submission.received", data)
    assert world.deliveries("receipt") == []
    assert [row["state"] for row in world.rows("select state from inbox")] == ["parked"]


def test_who_asked_for_an_organisation_is_told(world: World) -> None:
    """Verified, or not and why."""
    account_id, organisation_id = str(world.person()), str(new_id())
    given = {"account_id": account_id, "organisation_id": organisation_id}
    world.hear("registry.mandate.given", {**given, "organisation_name": "Asociația Exemplu"})
    world.hear(
        "registry.organisation.request-refused", {**given, "authority": AUTHORITY, "reason": "Alt act."}
    )
    world.send_all()
    assert len(world.postbox.sent) == 2
    assert b"Alt act." in world.postbox.sent[1][1]


@pytest.mark.parametrize(
    ("what", "page"), [("questioned", "/organizatii/cereri/"), ("answered", "/birou/verificari/")]
)
def test_what_one_side_says_about_a_request_the_other_is_told(world: World, what: str, page: str) -> None:
    """With the words, and the page where to go on."""
    key = str(new_id())
    said = {
        "account_id": str(world.person()),
        "organisation_id": str(new_id()),
        "organisation_name": "Asociatia Exemplu",
        "verification_id": key,
        "authority": AUTHORITY,
        "text": "Strada Lunga 2.",
    }
    world.hear(f"registry.organisation.request-{what}", said)
    world.send_all()
    [(_, mail, *_)] = world.postbox.sent
    assert b"Strada Lunga 2." in mail
    assert f"{page}{key}".encode() in mail.replace(b"=\r\n", b"")


def test_who_represents_an_organisation_is_told_of_a_decision(world: World) -> None:
    """What, by whom, and why."""
    world.hear(
        "registry.organisation.decision-taken",
        {
            "account_id": str(world.person()),
            "organisation_id": str(new_id()),
            "organisation_name": "Asociatia Exemplu",
            "authority": AUTHORITY,
            "decision": "suspended",
            "reason": "Alt sediu.",
            "decided_on": "2026-03-02",
        },
    )
    world.send_all()
    [(_, mail, *_)] = world.postbox.sent
    assert b"Alt sediu." in mail


def test_an_agreement_that_ends_soon_is_one_mail_a_person(world: World) -> None:
    """With its last day and a link to it; heard twice, it is told once."""
    agreement_id = str(new_id())
    data = {
        "agreement_id": agreement_id,
        "authority": AUTHORITY,
        "account_id": str(world.person()),
        "title": "Acord de parteneriat (exemplu)",
        "until_date": "2026-02-12",
        "days_left": 30,
    }
    message = world.hear("registry.agreement.end-announced", data)
    world.hear("registry.agreement.end-announced", data, message)
    world.send_all()
    [(_, mail)] = world.postbox.sent
    assert f"/acorduri/{agreement_id}".encode() in mail
    assert b"12 februarie 2026" in mail


def mandate(account_id: Any, **more: Any) -> dict[str, Any]:
    """What is heard of a mandate."""
    return {
        "account_id": str(account_id),
        "organisation_id": str(new_id()),
        "organisation_name": "Asociația Exemplu",
        "role": "delegate",
        "until_date": "2026-06-30",
        **more,
    }


@pytest.mark.parametrize(
    ("how", "mails"),
    [("by-date", 1), ("by-representative", 1), ("by-operator", 1), ("by-holder", 0), (None, 0)],
)
def test_whose_mandate_has_ended_is_told_unless_they_gave_it_back(
    world: World, how: str | None, mails: int
) -> None:
    """Events of the first release do not say how, and are no news."""
    world.hear("registry.mandate.ended", mandate(world.person(), how=how))
    assert len(world.deliveries("mandate-ended")) == mails


def test_a_mandate_that_was_confirmed_is_no_news_to_who_confirmed_it(world: World) -> None:
    """The mail about a verified organisation is for who asked for that."""
    world.hear("registry.mandate.given", mandate(world.person(), given_by=str(new_id())))
    assert world.deliveries("organisation-verified") == []


def test_of_an_end_that_nears_the_holder_and_the_representative_are_told(world: World) -> None:
    """The one of theirs, the other of whose."""
    holder = world.person("ion@example.org")
    ana = world.person("ana@example.org")
    for told in (holder, ana):
        world.hear("registry.mandate.expiry-neared", mandate(told, holder_id=str(holder)))
    world.send_all()
    mails = {recipient: message_from_bytes(raw) for recipient, raw in world.postbox.sent}
    texts = {who: _text(mail) for who, mail in mails.items()}
    assert "Împuternicirea dumneavoastră" in texts["ion@example.org"]
    assert "Împuternicirea dată persoanei" in texts["ana@example.org"]
    assert "marți, 30 iunie 2026" in texts["ana@example.org"]


def _text(mail: Any) -> str:
    (plain,) = (part for part in mail.walk() if part.get_content_type() == "text/plain")
    return str(plain.get_payload(decode=True).decode())


def letter(world: World, **changes: Any) -> dict[str, Any]:
    """A letter with a secret."""
    return {
        "email": "ana@example.org",
        "name": "Ana Exemplu",
        "language": "ro",
        "link": "http://localhost:8080/confirmare?token=the-secret",
        "expires_at": (world.clock.now() + timedelta(hours=1)).isoformat(),
        "code": "12345678",
        "what": "totp-added",
        "at": world.clock.now().isoformat(),
        **changes,
    }


@pytest.mark.parametrize(
    "kind",
    [
        "email-confirmation",
        "password-reset",
        "account-exists",
        "security-notice",
        "sign-in-code",
        "address-change",
    ],
)
def test_a_letter_leaves_no_secret(world: World, kind: str) -> None:
    """Once sent, its link is nowhere in the database."""
    world.hear(f"registry.letter.{kind}", letter(world))
    world.send_all()
    assert b"the-secret" in world.postbox.sent[0][1].replace(b"=\r\n", b"")
    tables = world.rows(
        "select table_name as name from information_schema.tables where table_schema = 'public'"
    )
    for table in tables:
        name = table["name"]
        found = world.rows(f"select count(*) as many from \"{name}\" t where t::text like '%the-secret%'")
        assert found[0]["many"] == 0, name


def test_a_letter_that_expired_is_not_sent(world: World) -> None:
    """Neither one that comes too late, nor one that could not be sent in time; its words go all the same."""
    world.hear("registry.letter.password-reset", letter(world, expires_at="2026-01-13T08:59:59Z"))
    assert world.deliveries("password-reset") == []
    world.hear("registry.letter.password-reset", letter(world))
    world.clock.advance(hours=1)
    assert world.send_all() == []
    assert [world.do(GiveUpNextOverdue()) for _ in range(2)] == [True, False]
    (row,) = world.deliveries("password-reset")
    assert (row["state"], row["data"]) == ("technical-failure", None)
    assert world.said("delivery.failed")[0]["category"] == "password-reset"


def test_who_was_moderated_is_told(world: World) -> None:
    """Hidden, shown again, and what became of the contestation: a mail each."""
    said = {
        "recommendation_id": str(new_id()),
        "moderation_id": str(new_id()),
        "consultation_id": str(new_id()),
        "authority": AUTHORITY,
        "account_id": str(world.person()),
        "register_number": "12/2026",
        "article": "2",
        "consultation_title": "Regulamentul de parcare",
        "reason": "Textul jignește.",
        "at": "2026-01-13T09:00:00Z",
    }
    for what in ("hidden", "lifted"):
        world.hear("consultation.submission.moderated", {**said, "what": what, "ground": "insult"})
    world.hear("consultation.submission.contest-decided", {**said, "outcome": "upheld"})
    addressed = {**said, "email": "ion@example.org", "language": "en", "name": "Ion", "ground": "insult"}
    for what in ("masked", "upheld"):
        world.hear("consultation.submission.moderation-mailed", {**addressed, "what": what})
    assert [len(world.deliveries(one)) for one in ("moderation", "contest-decided")] == [3, 2]
    assert len(world.send_all()) == 5


def test_who_took_it_back_by_their_own_link_is_told(world: World) -> None:
    """With the link; and what is hidden leads to the page where it is contested."""
    said = {
        "recommendation_id": str(new_id()),
        "consultation_id": str(new_id()),
        "authority": AUTHORITY,
        "email": "ion@example.org",
        "language": "ro",
        "name": "Ion",
        "register_number": "12/2026",
        "article": "2",
        "consultation_title": "Regulamentul de parcare",
        "own_link": "https://example.org/recomandarea-mea?token=exemplu",
    }
    world.hear("consultation.submission.withdrawal-mailed", {**said, "withdrawn_at": "2026-01-14T09:00:00Z"})
    moderated = {"moderation_id": str(new_id()), "what": "hidden", "ground": "insult", "reason": "Jignește."}
    world.hear(
        "consultation.submission.moderation-mailed", {**said, **moderated, "at": "2026-01-14T09:00:00Z"}
    )
    assert [len(world.deliveries(one)) for one in ("withdrawal", "moderation")] == [1, 1]
    world.send_all()
    for _, mail in world.postbox.sent:
        plain = message_from_bytes(mail, policy=default).get_body(("plain",)).get_content()
        assert said["own_link"] in plain
        assert "din contul dumneavoastră" not in plain


def test_what_becomes_of_a_change_is_told_to_who_waits_for_it(world: World) -> None:
    """Question and decision to who asked; the new name is known from then on."""
    account_id, organisation_id = str(world.person()), str(new_id())
    spoken = {
        "change_id": str(new_id()),
        "organisation_id": organisation_id,
        "organisation_name": "Asociația Veche",
        "authority": AUTHORITY,
        "account_id": account_id,
    }
    world.hear("registry.organisation.change-questioned", {**spoken, "text": "Din ce zi?"})
    world.hear("registry.organisation.change-answered", {**spoken, "text": "Din 1 februarie."})
    world.hear("registry.organisation.change-decided", {**spoken, "decision": "accepted", "reason": None})
    changed = {"organisation_id": organisation_id, "name": "Asociația Nouă"}
    world.hear("registry.organisation.changed", changed)
    told = [len(world.deliveries(f"change-{what}")) for what in ("questioned", "answered", "decided")]
    assert told == [1, 1, 1]
    world.send_all()
    with world.runtime.read() as session:
        assert session.scalars(text("select name from organisation")).all() == ["Asociația Nouă"]


def test_who_represents_an_organisation_is_told_of_who_wants_to(world: World) -> None:
    """Before and after the decision; how it ended is not told twice where the decision tells it."""
    account_id, organisation_id = str(world.person()), str(new_id())
    told = {
        "change_id": str(new_id()),
        "organisation_id": organisation_id,
        "organisation_name": "Asociația Exemplu",
        "authority": AUTHORITY,
        "account_id": account_id,
        "is_claim": True,
    }
    world.hear("registry.organisation.representative-change-asked", told)
    decided = {**told, "decision": "accepted", "others_stay": False}
    world.hear("registry.organisation.representative-change-decided", decided)
    mandate = {
        "account_id": account_id,
        "organisation_id": organisation_id,
        "organisation_name": "Asociația Exemplu",
        "until_date": "2026-01-13",
    }
    world.hear("registry.mandate.ended", {**mandate, "how": "by-authority"})
    assert world.deliveries("mandate-ended") == []
    world.hear("registry.mandate.ended", {**mandate, "how": "by-successor"})
    categories = ("representative-change-asked", "representative-change-decided", "mandate-ended")
    assert [len(world.deliveries(category)) for category in categories] == [1, 1, 1]
    assert len(world.send_all()) == 3
