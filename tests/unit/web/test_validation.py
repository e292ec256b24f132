"""Every sentence that marshmallow can say has one in Romanian."""

import pytest
from marshmallow import ValidationError, fields, validate

from shared.web.validation import UNKNOWN_MESSAGE, entries

GENERIC = {UNKNOWN_MESSAGE[1]}
VALIDATORS: list[tuple[validate.Validator, object]] = [
    (validate.Range(min=1), 0),
    (validate.Range(max=1), 2),
    (validate.Range(min=1, max=2), 3),
    (validate.Range(min=1, min_inclusive=False), 1),
    (validate.Range(max=1, max_inclusive=False), 1),
    (validate.Length(min=1), ""),
    (validate.Length(max=1), "ab"),
    (validate.Length(min=1, max=2), ""),
    (validate.Length(equal=1), ""),
    (validate.OneOf(["a", "b"]), "c"),
    (validate.ContainsOnly(["a"]), ["c"]),
    (validate.Email(), "x"),
    (validate.URL(), "x"),
    (validate.Regexp("a"), "x"),
    (validate.Equal("a"), "x"),
]


def sentences() -> list[str]:
    """What the fields say when a value is not theirs."""
    kinds = [kind for kind in vars(fields).values() if isinstance(kind, type)]
    said = {text for kind in kinds for text in getattr(kind, "default_error_messages", {}).values()}
    words = {"obj_type": "datetime", "awareness": "aware", "input": "x", "choices": "a, b"}
    shown = {str(text).format(**words) for text in said}
    # The first says nothing; the others are said when writing, not when reading.
    return sorted(text for text in shown if text != "Invalid value." and "formatted" not in text)


@pytest.mark.parametrize("sentence", sentences())
def test_fields(sentence: str) -> None:
    """A field's complaint is translated, not passed over."""
    [entry] = entries({"a": [sentence]}, "ro")
    assert entry["detail"] not in GENERIC | {sentence}
    assert entries({"a": [sentence]}, "en") == [{**entry, "detail": sentence}]


@pytest.mark.parametrize(("validator", "value"), VALIDATORS)
def test_validators(validator: validate.Validator, value: object) -> None:
    """A validator's complaint is translated, with its numbers."""
    with pytest.raises(ValidationError) as found:
        validator(value)
    [entry] = entries(found.value.messages, "ro")
    assert entry["detail"] not in GENERIC
    assert "{" not in entry["detail"]


def test_pointers() -> None:
    """Names and numbers become a JSON Pointer; what concerns the whole points at the whole."""
    messages = {"articles": {1: {"a/b~": ["Unknown field."]}}, "_schema": ["Invalid input type."]}
    assert [entry["pointer"] for entry in entries(messages, "en")] == ["/articles/1/a~1b~0", ""]
