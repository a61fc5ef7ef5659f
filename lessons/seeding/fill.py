"""How each type of item of the seed becomes the fields of its page."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page

from ..drawings import drawings
from ..models import (
    Audience,
    Level,
    Need,
    PathItem,
    RelatedPage,
    Sector,
    Tool,
    Topic,
)
from .text import capital, items, listed, plain, rich, stream

Item = dict[str, Any]
Pages = dict[str, Page]
FIGURE_KINDS = {"kết quả đã nêu": "result", "lực lượng": "force", "mục tiêu": "goal"}
DOOR_ICONS = {"LP1": "lesson", "LP2": "shield", "LP3": "leaf", "LP4": "office"}
CARDS = {
    "today": "today", "practice": "practice", "tools_card": "tools",
    "community": "community", "classes": "classes", "programme": "programme",
}  # fmt: skip


def classify(item: Item, page: Page) -> None:
    """Set level, minutes and the vocabularies that the type has."""
    names = {field.name for field in page._meta.get_fields()}
    if "level" in names and item.get("level"):
        page.level = Level.objects.get(sort_order=item["level"], locale=page.locale)
        page.minutes = item.get("minutes")
    models = {"audiences": Audience, "sectors": Sector, "topics": Topic, "needs": Need}
    for name, model in models.items():
        if name in names and item.get(name):
            rows = model.objects.filter(slug__in=item[name], locale=page.locale)
            setattr(
                page, name, sorted(rows, key=lambda row: item[name].index(row.slug))
            )
    if "competencies" in names:
        page.competencies = ", ".join(item.get("competencies", ()))


def relate(page: Page, keys: list[str], pages: Pages) -> None:
    page.related_links = [
        RelatedPage(target=pages[key], sort_order=n)
        for n, key in enumerate(keys)
        if key in pages
    ]


def sources(item: Item) -> list[Item]:
    return stream(
        f"{item['key']}:source",
        [
            ("source", {"label": label(source), "url": source.get("url") or None})
            for source in item.get("sources", ())
        ],
    )


def label(source: Item) -> str:
    """Return a source's label, with the day of publication where the pack gives it."""
    text, when = source["label"], source.get("published", "")
    return text if not when or when in text else f"{text}, {when}"


def steps(item: Item, pages: Pages) -> list[Item]:
    picture = item.get("picture") or {}
    kit = {
        (entry["lesson"], entry["step"]): (name, entry["alt"])
        for name, entry in drawings().items()
        if entry.get("lesson")
    }
    blocks = []
    for number, step in enumerate(item["steps"], 1):
        drawing, alt = kit.get((item["key"], number), ("", ""))
        if picture.get("step") == number:
            alt = picture["alt"]
        blocks.append(
            (
                "step",
                {
                    "title": step["title"],
                    "text": rich(step["text"], pages),
                    "drawing": drawing,
                    "alt": alt if drawing else "",
                },
            )
        )
    return stream(f"{item['key']}:step", blocks)


def prompt_block(item: Item) -> tuple[str, Item]:
    prompt = item["prompt"]
    return "prompt", {"text": prompt["text"], "follow_up": prompt.get("follow_up", "")}


def fill_lesson(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.objective = item["objective"]
    page.steps = steps(item, pages)
    page.no_picture_reason = item.get("no_picture") or NO_PICTURE
    body = [prompt_block(item)]
    if "before_after" in item:
        body.insert(0, ("before_after", item["before_after"]))
    if "warning" in item:
        body.append(("warning", item["warning"]))
    page.body = stream(f"{item['key']}:body", body)
    quiz = dict(item["quiz"])
    quiz["options"] = items(f"{item['key']}:option", quiz["options"])
    page.questions = stream(f"{item['key']}:question", [("single", quiz)])
    practice = item["practice"]
    page.practice_kind, page.practice_minutes = practice["kind"], practice["minutes"]
    page.practice_text = plain(practice["text"])
    page.hands_on_needed = item.get("hands_on", {}).get("needed", "")
    page.tools = tools(item.get("tools", ()), page)
    page.next_page = pages.get(item.get("next", ""))
    relate(page, [*item.get("terms", ()), *item.get("docs", ())], pages)


NO_PICTURE = "Các bước đã tả bằng lời, không cần ảnh."
TOOL_ORDER = ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10"]


def tools(keys: Any, page: Page) -> list[Tool]:
    rows = {row.sort_order: row for row in Tool.objects.filter(locale=page.locale)}
    return [rows[TOOL_ORDER.index(key) + 1] for key in keys]


def fill_path(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.objective = item["objective"]
    page.minutes_note = item.get("minutes_note", "")
    branches = item.get("branches", {})
    page.branch_text = branches.get("text", "")
    page.branch_skip = branches.get("skip", "")
    stops: list[tuple[str, str, str]] = []
    for key in item["lessons"]:
        stops.append((key, PathItem.Kind.MAIN, ""))
        if branches.get("after") == key:
            stops += [
                (option["lesson"], PathItem.Kind.BRANCH, option["label"])
                for option in branches["options"]
            ]
    stops += [(key, PathItem.Kind.OPTIONAL, "") for key in item.get("optional", ())]
    page.items = [
        PathItem(target=pages[key], kind=kind, label=words, sort_order=n)
        for n, (key, kind, words) in enumerate(stops)
    ]
    page.final_task = rich(item["final_task"], pages)
    page.review = stream(
        f"{item['key']}:review", [("lesson", pages[key].pk) for key in item["review"]]
    )
    page.calls = calls(item, item.get("calls", ()), pages)


def calls(item: Item, rows: Any, pages: Pages) -> list[Item]:
    return stream(
        f"{item['key']}:call",
        [
            (
                "call",
                {
                    "text": capital(row.get("text") or row.get("label", "")),
                    "page": pages[row["link"]].pk if row.get("link") in pages else None,
                    "url": row.get("url") or None,
                    "requires": row.get("requires", ""),
                },
            )
            for row in rows
        ],
    )


def fill_guide(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.tool = tools([item["key"]], page)[0]
    page.provider = capital(item["provider"])
    page.addresses = "\n".join(item.get("addresses", ()))
    page.where_to_find = capital(item.get("where_to_find", ""))
    page.platforms = ", ".join(item.get("platforms", ()))
    page.sign_in = capital(item.get("sign_in", ""))
    page.cost_as_of = str(item.get("cost_as_of", ""))
    page.data_note, page.examples = item.get("data_note", ""), item.get("examples", "")
    for name in ("age", "cost", "limits", "privacy"):
        setattr(page, name, rich(item.get(name, ""), pages))
    page.do_not = listed([capital(text) for text in item["do_not"]], pages)
    page.steps = steps(item, pages)
    page.no_picture_reason = item.get("no_picture") or NO_PICTURE
    page.tries = "\n".join(capital(text) for text in item["try"])
    page.body = stream(f"{item['key']}:body", [prompt_block(item)])
    page.hands_on_needed = item.get("hands_on", {}).get("needed", "")
    relate(page, [*item.get("lessons", ()), *item.get("terms", ())], pages)


def fill_document(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.kind, page.version = capital(item["kind"]), item["version"]
    page.print_note = item.get("print", "")
    page.body = stream(
        f"{item['key']}:body",
        [
            body_block(f"{item['key']}:{n}", b, pages)
            for n, b in enumerate(item["body"])
        ],
    )
    relate(page, item.get("terms", ()), pages)
    if item.get("pdf"):
        from ..printing.attach import attach

        attach(page, lambda _text: None)


def body_block(prefix: str, block: Item, pages: Pages) -> tuple[str, Item]:
    """Return one block of a document's body as type and raw value."""
    kind = block["type"]
    if kind == "text":
        return kind, {"title": block["title"], "text": rich(block["text"], pages)}
    if kind == "numbered":
        rows = [
            {"title": row["title"], "text": rich(row["text"], pages)}
            for row in block["items"]
        ]
        return kind, {"title": "", "items": items(prefix, rows)}
    if kind == "checklist":
        return kind, {"title": "", "items": items(prefix, block["items"])}
    if kind == "prompts":
        return kind, {"title": "", "items": items(prefix, block["items"])}
    rows = [
        {"cells": items(f"{prefix}:{n}", [rich(cell, pages) for cell in row])}
        for n, row in enumerate(block["rows"])
    ]
    header = [capital(cell) for cell in block["header"]]
    return "table", {
        "title": "",
        "header": items(f"{prefix}:head", header),
        "rows": items(f"{prefix}:row", rows),
    }


def fill_term(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.meaning, page.example = item["meaning"], item["example"]
    page.not_to_confuse, page.english = item["not_to_confuse"], item["english"]


def fill_faq(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.answer = item["answer"]
    page.link = pages.get(item["link"])
    page.requires = item.get("requires", "")


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


FILLERS: dict[str, Callable[[Item, Any, Pages], None]] = {
    "home": fill_home,
    "section": fill_section,
    "lesson": fill_lesson,
    "path": fill_path,
    "guide": fill_guide,
    "document": fill_document,
    "term": fill_term,
    "faq": fill_faq,
    "programme": fill_programme,
    "phase": fill_phase,
}
