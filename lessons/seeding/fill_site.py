"""How the home page, the sections and the programme of the seed are filled in."""

from typing import Any

from .fill_parts import FIGURE_KINDS, Item, Pages, calls
from .text import rich, stream

DOOR_ICONS = {"LP1": "lesson", "LP2": "shield", "LP3": "leaf", "LP4": "office"}
CARDS = {
    "today": "today", "practice": "practice", "tools_card": "tools",
    "community": "community", "classes": "classes", "programme": "programme",
}  # fmt: skip


def fill_programme(item: Item, page: Any, pages: Pages) -> None:
    page.period, page.legal_base = item["period"], item["legal_base"]
    page.body = rich(item["body"], pages)
    page.note, page.figure_note = item.get("note", ""), item.get("figure_note", "")
    page.calls = calls(item, item.get("links", ()), pages)
    page.figures = stream(
        f"{item['key']}:figure",
        [
            (
                "figure",
                {
                    "value": figure["value"],
                    "unit": figure["unit"],
                    "label": figure["label"],
                    "kind": FIGURE_KINDS[figure["kind"]],
                    "as_of": str(figure["as_of"]),
                    "as_of_text": figure["as_of_text"],
                    "source_label": figure["source"]["label"],
                    "source_url": figure["source"]["url"],
                },
            )
            for figure in item["figures"]
        ],
    )


def fill_phase(item: Item, page: Any, pages: Pages) -> None:
    page.dates, page.body = item["dates"], rich(item["body"], pages)


def fill_home(item: Item, page: Any, pages: Pages) -> None:
    page.hero_title, page.hero_lead = item["hero_title"], item["hero_lead"]
    page.search_label, page.search_hint = item["search_label"], item["search_hint"]
    page.start_title, page.sample_notice = item["start_title"], item["sample_notice"]
    page.buttons = links("buttons", item["buttons"], pages)
    page.voice = links("voice", [item["voice_line"]], pages)
    page.doors = stream(
        "HOME:door",
        [
            (
                "door",
                {
                    "icon": DOOR_ICONS.get(row["link"], "lesson"),
                    "title": row["title"],
                    "text": row["text"],
                    "page": pages[row["link"]].pk,
                },
            )
            for row in item["start"]
        ],
    )
    page.cards = stream(
        "HOME:card",
        [
            ("card", {"place": place, "requires": "", **item[key]})
            for key, place in CARDS.items()
        ],
    )
    page.promises = stream(
        "HOME:promise",
        [("promise", {"requires": "", **promise}) for promise in item["promises"]],
    )


def links(name: str, rows: list[Item], pages: Pages) -> list[Item]:
    return stream(
        f"HOME:{name}",
        [
            ("link", {"text": row["text"], "page": pages[row["link"]].pk})
            for row in rows
        ],
    )


def fill_section(item: Item, page: Any, pages: Pages) -> None:
    """A section has nothing but its introduction."""
