"""New texts of an act: written by clerks, read and compared by everybody."""

from typing import Any

from tests.integration.consultation.calls import ACT, Calls

FIRST, SECOND = ACT["articles"]
NEW = {"number": "1", "heading": "Cuvinte", "text": "Riveran este cine locuiește în zona de parcare."}
IMPROVED = {
    "note": "Am spus cine este riveran, cum s-a recomandat.",
    "articles": [
        NEW,
        {**FIRST, "number": "2"},
        {**SECOND, "number": "3", "text": "Stațiile de reîncărcare au zece locuri ale lor."},
    ],
}


def begun(calls: Calls, consultation: str, **changes: Any) -> str:
    """The address of a version that is written and not published yet."""
    made = calls.post(f"/consultations/{consultation}/versions", headers=calls.clerk())
    assert made.status_code == 201, made.json
    path = f"/consultations/{consultation}/versions/{made.json['number']}"
    written = calls.put(path, {**IMPROVED, **changes}, calls.clerk(), version=made.json["version"])
    assert written.status_code == 200, written.json
    return path


def published(calls: Calls, consultation: str, **changes: Any) -> str:
    """The address of a version that everybody reads."""
    path = begun(calls, consultation, **changes)
    version = calls.get(path, calls.clerk()).json["version"]
    answer = calls.post(f"{path}/publish", headers=calls.clerk(), version=version)
    assert answer.status_code == 200, answer.json
    return path


def test_the_announced_text_is_the_first_version(calls: Calls) -> None:
    """Everybody reads it from the first moment."""
    consultation = calls.published()
    [only] = calls.get(f"/consultations/{consultation}/versions").json["items"]
    assert (only["number"], only["kind"], only["articles"]) == (1, "announced", 2)
    text = calls.get(f"/consultations/{consultation}/versions/1").json
    assert [article["text"] for article in text["articles"]] == [FIRST["text"], SECOND["text"]]
    assert text["places"] == [
        {"article": "1", "place": "1", "is_said": False},
        {"article": "2", "place": "2", "is_said": False},
    ]


def test_a_version_is_its_clerks_until_it_is_published(calls: Calls) -> None:
    """Then everybody reads it, compares it, and the event counts what has changed."""
    consultation = calls.published()
    path = begun(calls, consultation)
    assert calls.get(path).status_code == 404
    assert calls.get(f"{path}/against/1").status_code == 404
    assert len(calls.get(f"/consultations/{consultation}/versions").json["items"]) == 1
    draft = calls.get(path, calls.clerk())
    assert [(one["article"], one["place"]) for one in draft.json["places"]] == [("1", "2"), ("2", "3")]
    calls.post(f"{path}/publish", headers=calls.clerk(), version=draft.json["version"])
    shown = calls.get(f"/consultations/{consultation}/versions").json["items"]
    assert [(one["number"], one["state"], one["kind"]) for one in shown] == [
        (2, "published", "improved"),
        (1, "published", "announced"),
    ]
    [said] = calls.world.said("version.published")
    counted = {name: said[name] for name in ("number", "changed", "added", "removed", "moved", "articles")}
    assert counted == {"number": 2, "changed": 1, "added": 1, "removed": 0, "moved": 1, "articles": 3}


def test_two_texts_side_by_side(calls: Calls) -> None:
    """By article, with the words that came and went; only what changed, or one article alone."""
    consultation = calls.published()
    path = published(calls, consultation)
    found = calls.get(f"{path}/against/1").json
    assert found["counts"] == {"same": 0, "changed": 1, "moved": 1, "added": 1, "removed": 0}
    changed = found["changes"][2]
    assert (changed["kind"], changed["moved"], changed["before"]["number"]) == ("changed", True, "2")
    assert [run for run in changed["words"] if run["kind"] != "same"] == [{"kind": "added", "text": " zece"}]
    alone = calls.get(f"{path}/against/1", article="3").json["changes"]
    assert alone == [changed]
    back = calls.get(f"/consultations/{consultation}/versions/1/against/2", show="changes").json
    assert back["counts"]["removed"] == 1
    same = calls.get(f"{path}/against/2", show="changes").json
    assert (same["changes"], same["counts"]["same"]) == ([], 3)


def test_where_an_article_is_now(calls: Calls) -> None:
    """As its words tell, unless the clerk says otherwise; of one that is gone, that it is."""
    consultation = calls.published()
    published(calls, consultation, places=[{"article": "2", "place": None}])
    found = [calls.get(f"/consultations/{consultation}/places", article=number).json for number in "129"]
    assert [[one["place"] for one in places["items"]] for places in found] == [["2"], [None], []]
    # The clerk's word holds in the comparison, too.
    kinds = [
        change["kind"]
        for change in calls.get(f"/consultations/{consultation}/versions/2/against/1").json["changes"]
    ]
    assert kinds == ["added", "moved", "removed", "added"]


def test_a_third_text_begins_with_the_second(calls: Calls) -> None:
    """And recommendations still stand on the announced articles."""
    consultation, ana = calls.published(), calls.token(calls.world.person())
    published(calls, consultation)
    made = calls.post(f"/consultations/{consultation}/versions", headers=calls.clerk()).json
    path = f"/consultations/{consultation}/versions/{made['number']}"
    third = calls.get(path, calls.clerk()).json
    assert [article["number"] for article in third["articles"]] == ["1", "2", "3"]
    words = {"article": "2", "text": "Locurile sunt prea puține."}
    sent = calls.post(f"/consultations/{consultation}/recommendations", words, ana)
    assert sent.status_code == 201
    assert calls.post(f"/consultations/{consultation}/versions", headers=calls.clerk()).json["code"] == (
        "version-begun"
    )
    assert calls.client.delete(f"/api/consultation/v1{path}", headers=calls.clerk()).status_code == 204
    assert calls.get(path, calls.clerk()).status_code == 404


def test_what_stands_against_a_version(calls: Calls) -> None:
    """Each with its code; and nothing is written."""
    consultation, clerk = calls.published(), calls.clerk()
    path = begun(calls, consultation)
    version = calls.get(path, clerk).json["version"]

    def put(**changes: Any) -> tuple[int, str]:
        answer = calls.put(path, {**IMPROVED, **changes}, clerk, version=version)
        return answer.status_code, answer.json["code"]

    assert put(articles=[FIRST, FIRST]) == (422, "doubled-article")
    assert put(places=[{"article": "1", "place": "9"}]) == (422, "place-astray")
    assert put(places=[{"article": "1", "place": "1"}] * 2)[0] == 422
    assert put(frame=[{"type": "chapter", "before": "9"}]) == (422, "frame-astray")
    assert put(articles="x")[0] == 422
    assert calls.put(path, IMPROVED, clerk, version=version - 1).json["code"] == "stale"
    for changes, code in (
        ({"articles": []}, "no-articles"),
        ({"articles": [{**FIRST, "text": ""}]}, "empty-article"),
        ({"note": ""}, "no-note"),
        ({"articles": ACT["articles"]}, "nothing-changed"),
    ):
        saved = calls.put(path, {**IMPROVED, **changes}, clerk, version=version).json
        version = saved["version"]
        assert calls.post(f"{path}/publish", headers=clerk, version=version).json["code"] == code
    version = calls.put(path, IMPROVED, clerk, version=version).json["version"]
    assert calls.post(f"{path}/publish", headers=clerk, version=version).status_code == 200
    assert calls.put(path, IMPROVED, clerk, version=version + 1).json["code"] == "version-published"
    assert calls.client.delete(f"/api/consultation/v1{path}", headers=clerk).json["code"] == (
        "version-published"
    )


def test_no_versions_of_a_draft(calls: Calls) -> None:
    """Its text is written in the draft; and others are not told that there is one."""
    made = calls.post("/consultations", {"authority": "oras-exemplu", **ACT}, calls.clerk()).json
    path = f"/consultations/{made['id']}/versions"
    assert calls.post(path, headers=calls.clerk()).json["code"] == "not-published-yet"
    assert calls.get(path).status_code == 404
    assert calls.get(path, calls.clerk()).json["items"] == []
    assert calls.get(f"{path}/1", calls.clerk()).status_code == 404
