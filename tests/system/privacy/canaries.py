"""Words that were put in to be looked for afterwards."""

from dataclasses import dataclass, field

from shared.plain_text import plain


@dataclass
class Canaries:
    """What was put in, by what it is.

    Attributes:
        secrets: passwords, sessions, tokens, links: only their holder has them; no table holds them in clear.
        personal: names, addresses, numbers: in tables where they belong, never in public, a log or a metric.
    """

    secrets: dict[str, str] = field(default_factory=dict)
    personal: dict[str, str] = field(default_factory=dict)

    def secret(self, what: str, value: str) -> str:
        """Note a secret; several may be the same kind of thing."""
        self.secrets[f"{what} ({len(self.secrets)})"] = value
        return value

    def person(self, what: str, value: str) -> str:
        """Note what is personal."""
        self.personal[what] = value
        return value


def found_in(text: str, canaries: dict[str, str]) -> set[str]:
    """What of the canaries a text holds: as written, in plain letters, in JSON, or as bytes in hex."""
    folded = text.casefold()
    return {what for what, value in canaries.items() if any(form in folded for form in _forms(value))}


def _forms(value: str) -> set[str]:
    folded = value.casefold()
    in_json = folded.encode("ascii", "backslashreplace").decode()
    return {folded, plain(value).casefold(), in_json, value.encode().hex()}
