"""What is refused about localities, one class a rule.

NotFound
└── NoSuchLocality              no such code
Invalid
└── UnknownLocality             /locality_siruta
"""

from typing import Any

from shared.errors import Invalid, Language, NotFound


class NoSuchLocality(NotFound):
    """The nomenclature has no such code."""

    code = "no-such-locality"
    ro = "Nu există niciun loc cu acest cod SIRUTA."
    en = "There is no place with this SIRUTA code."


class UnknownLocality(Invalid):
    """The code is no locality's. The sentence names the one that was probably meant.

    Args:
        siruta: the code that was given.
        county: the county whose code it is, where that is the fault.
        near: the row of the locality that is most like the seat, where one is.
    """

    code = "unknown-locality"
    pointer = "/locality_siruta"
    ro = "Codul SIRUTA {siruta} nu este al unei localități."
    en = "The SIRUTA code {siruta} is not that of a locality."
    ro_county = "Codul SIRUTA {siruta} este al întregului județ {county}; alegeți o localitate din el."
    en_county = "The SIRUTA code {siruta} is that of the whole county {county}; choose a locality in it."
    ro_near = " Poate {near[name]} ({near[uat_name]}, județul {near[county_name]}): {near[siruta]}?"
    en_near = " Perhaps {near[name]} ({near[uat_name]}, county {near[county_name]}): {near[siruta]}?"

    def __init__(self, *, siruta: int, county: str | None = None, near: dict[str, Any] | None = None) -> None:
        super().__init__(siruta=siruta, county=county, near=near)

    def text(self, language: Language) -> str:
        """The sentence, with what was probably meant."""
        romanian = language == "ro"
        whole, near = (self.ro_county, self.ro_near) if romanian else (self.en_county, self.en_near)
        first = whole if self.params["county"] else self.ro if romanian else self.en
        return (first + (near if self.params["near"] else "")).format_map(self.params)
