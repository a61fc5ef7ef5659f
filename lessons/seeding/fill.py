"""How each type of item of the seed becomes the fields of its page."""

from collections.abc import Callable
from typing import Any

from ..models import (
    PathItem,
)
from .fill_parts import (
    NO_PICTURE,
    Item,
    Pages,
    calls,
    classify,
    prompt_block,
    relate,
    sources,
    steps,
    tools,
)
from .fill_site import fill_home, fill_phase, fill_programme, fill_section
from .text import capital, items, listed, plain, rich, stream


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


def fill_plain(item: Item, page: Any, pages: Pages) -> None:
    key, parts = item["key"], item["body"]
    blocks = [body_block(f"{key}:{n}", part, pages) for n, part in enumerate(parts)]
    for (_kind, value), part in zip(blocks, parts, strict=True):
        value["title"] = part["title"]
    page.body = stream(f"{key}:body", blocks)


def fill_term(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.meaning, page.example = item["meaning"], item["example"]
    page.not_to_confuse, page.english = item["not_to_confuse"], item["english"]


def fill_faq(item: Item, page: Any, pages: Pages) -> None:
    classify(item, page)
    page.answer = item["answer"]
    page.link = pages.get(item["link"])
    page.requires = item.get("requires", "")


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
    "plain": fill_plain,
}

__all__ = ["FILLERS", "sources"]
