"""Write `site/hub/places/data/communes.csv` from the PyPI package vietnam_provinces.

The package is a tool only (GPL), never a dependency of the hub; of its data only
codes, names and kinds are taken. Run it with a Python that holds it, for example:

    uvx --with vietnam_provinces==2026.9.0 python scripts/communes_csv.py

Afterwards bring version and date in the README beside the file up to date.
"""

import csv
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import vietnam_provinces  # pyright: ignore[reportMissingImports]

PROVINCE = 19  # Thái Nguyên, with the former Bắc Kạn
EXPECTED = {"xã": 77, "phường": 15}  # Resolution 1683/NQ-UBTVQH15, article 1
TARGET = Path(__file__).parents[1] / "site" / "hub" / "places" / "data" / "communes.csv"


def slug_of(name: str) -> str:
    """Return `name` in lower-case ASCII, its words joined by hyphens."""
    letters = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "-".join(letters.encode("ascii", "ignore").decode().split())


def communes() -> list[dict[str, str]]:
    """Return code (five digits), name without its kind, kind and slug, by code.

    Raises ValueError when the numbers of xã and phường are not the expected ones.
    """
    provinces = json.loads(
        vietnam_provinces.NESTED_DIVISIONS_JSON_PATH.read_text("utf-8")
    )
    wards = next(p["wards"] for p in provinces if p["code"] == PROVINCE)
    rows = []
    for ward in sorted(wards, key=lambda ward: ward["code"]):
        kind, name = unicodedata.normalize("NFC", ward["name"]).split(" ", 1)
        rows.append({"code": f"{ward['code']:05}", "name": name, "kind": kind.lower()})
    if (found := Counter(row["kind"] for row in rows)) != EXPECTED:
        raise ValueError(f"{dict(found)} instead of {EXPECTED}")
    # Văn Lang and Văn Lăng differ by one mark only: both get their code.
    uses = Counter(slug_of(row["name"]) for row in rows)
    for row in rows:
        slug = slug_of(row["name"])
        row["slug"] = slug if uses[slug] == 1 else f"{slug}-{row['code']}"
    return rows


def main() -> None:
    rows = communes()
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sys.stdout.write(
        f"{len(rows)} communes from vietnam_provinces {vietnam_provinces.__version__}, "
        f"data of {vietnam_provinces.__data_version__}\n"
    )


if __name__ == "__main__":
    main()
