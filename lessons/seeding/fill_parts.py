"""The parts that several types of the seed share: tags, steps, prompts, calls."""

from typing import Any

from wagtail.models import Page

from ..drawings import drawings
from ..models import (
    Audience,
    Level,
    Need,
    RelatedPage,
    Sector,
    Tool,
    Topic,
)
from .text import capital, rich, stream

Item = dict[str, Any]
Pages = dict[str, Page]
FIGURE_KINDS = {"kết quả đã nêu": "result", "lực lượng": "force", "mục tiêu": "goal"}


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


NO_PICTURE = "Các bước đã tả bằng lời, không cần ảnh."
TOOL_ORDER = ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10"]


def tools(keys: Any, page: Page) -> list[Tool]:
    rows = {row.sort_order: row for row in Tool.objects.filter(locale=page.locale)}
    return [rows[TOOL_ORDER.index(key) + 1] for key in keys]
