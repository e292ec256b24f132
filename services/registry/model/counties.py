"""The counties by their letters (`PH`), as people and the national nomenclature write them."""

from collections.abc import Mapping

from shared.plain_text import plain

# The number of a county in SIRUTA (column JUD) and its letters, as on number plates and in ISO 3166-2:RO.
LETTERS: Mapping[int, str] = {
    1: "AB", 2: "AR", 3: "AG", 4: "BC", 5: "BH", 6: "BN", 7: "BT", 8: "BV", 9: "BR", 10: "BZ", 11: "CS",
    12: "CJ", 13: "CT", 14: "CV", 15: "DB", 16: "DJ", 17: "GL", 18: "GJ", 19: "HR", 20: "HD", 21: "IL",
    22: "IS", 23: "IF", 24: "MM", 25: "MH", 26: "MS", 27: "NT", 28: "OT", 29: "PH", 30: "SM", 31: "SJ",
    32: "SB", 33: "SV", 34: "TR", 35: "TM", 36: "TL", 37: "VS", 38: "VL", 39: "VN", 40: "B", 51: "CL",
    52: "GR",
}  # fmt: skip
NAMES: Mapping[str, str] = {
    "AB": "Alba", "AR": "Arad", "AG": "Argeș", "BC": "Bacău", "BH": "Bihor", "BN": "Bistrița-Năsăud",
    "BT": "Botoșani", "BV": "Brașov", "BR": "Brăila", "BZ": "Buzău", "CS": "Caraș-Severin", "CJ": "Cluj",
    "CT": "Constanța", "CV": "Covasna", "DB": "Dâmbovița", "DJ": "Dolj", "GL": "Galați", "GJ": "Gorj",
    "HR": "Harghita", "HD": "Hunedoara", "IL": "Ialomița", "IS": "Iași", "IF": "Ilfov", "MM": "Maramureș",
    "MH": "Mehedinți", "MS": "Mureș", "NT": "Neamț", "OT": "Olt", "PH": "Prahova", "SM": "Satu Mare",
    "SJ": "Sălaj", "SB": "Sibiu", "SV": "Suceava", "TR": "Teleorman", "TM": "Timiș", "TL": "Tulcea",
    "VS": "Vaslui", "VL": "Vâlcea", "VN": "Vrancea", "B": "București", "CL": "Călărași", "GR": "Giurgiu",
}  # fmt: skip
BY_NAME: Mapping[str, str] = {plain(name): letters for letters, name in NAMES.items()}


def county_letters(written: str) -> str | None:
    """The letters of a county, however it is written: `PH`, `Prahova`, `jud. PRAHOVA`, `CARAS SEVERIN`.

    Returns:
        None where no county is meant.
    """
    words = plain(written).removeprefix("municipiul ").removeprefix("judetul ").removeprefix("jud ")
    return words.upper() if words.upper() in NAMES else BY_NAME.get(words)
