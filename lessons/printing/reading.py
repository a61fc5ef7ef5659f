"""From a page's blocks to a sheet: the only module that knows both."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .richtext import paragraphs
from .sheet import (
    Cards,
    Checklist,
    Note,
    Numbered,
    Paragraph,
    Paragraphs,
    Part,
    Run,
    Sheet,
    Table,
    Text,
    plain,
)

if TYPE_CHECKING:
    from ..models import DocumentPage


def sheet_of(page: "DocumentPage") -> Sheet:
    """Return what the page prints, in the page's language. The page may be unsaved."""
    lang = page.locale.language_code if page.locale_id else "vi"
    with translation.override(lang):
        return Sheet(
            title=page.title,
            summary=page.summary,
            parts=tuple(parts(page.body)),
            kind=page.kind[:1].upper() + page.kind[1:],
            print_note=page.print_note,
            facts=facts(page),
            notice=_("Sample content, not yet reviewed") if page.sample else "",
            address=address(page),
            page_words=_("Page %(page)s of %(pages)s"),
            lang=lang,
            day=page.last_reviewed,
        )


def facts(page: "DocumentPage") -> tuple[str, ...]:
    found = []
    if page.version:
        found.append(_("Version %(version)s") % {"version": page.version})
    if page.last_reviewed:
        day = date_format(page.last_reviewed, "SHORT_DATE_FORMAT")
        found.append(_("Reviewed on %(date)s") % {"date": day})
    return tuple(found)


def address(page: "DocumentPage") -> str:
    """Return the address to type: with its host, unless that is only this machine."""
    found = page.get_url_parts()
    if not found or found[2] is None:
        return ""
    host = found[1].split("://")[-1]
    local = host.split(":")[0] in {"localhost", "127.0.0.1", ""}
    return found[2] if local else host + found[2]


def parts(stream: Iterable[Any]) -> Iterable[Part]:
    """Yield the parts of a body. Steps that follow each other are counted together.

    A file to download has nothing to print.
    """
    for kind, group in groupby(stream, key=lambda block: block.block_type):
        values = [block.value for block in group]
        if kind == "step":
            yield Numbered("", tuple(titled(value) for value in values))
        elif kind in READERS:
            yield from (READERS[kind](value) for value in values)


def titled(value: Any) -> Text:
    return Text(value["title"] or "", rich(value["text"]))


def rich(value: Any) -> Paragraphs:
    return paragraphs(getattr(value, "source", value) or "")


def figure(value: Any) -> Note:
    source = _("Source: %(source)s") % {"source": value["source_label"]}
    when = value["as_of_text"] or date_format(value["as_of"], "SHORT_DATE_FORMAT")
    lines = (value["label"], " · ".join(filter(None, (value.kind_label, when, source))))
    return Note(f"{value['value']} {value['unit']}", plain("\n".join(lines)))


def prompt(value: Any) -> Note:
    text = "\n".join(filter(None, (value["text"], value["follow_up"])))
    answer = value["sample_answer"] or ""
    label = Paragraph((Run(_("Sample answer"), True),))
    return Note(
        value["label"] or _("Prompt to copy"),
        (*plain(text), *((label, *plain(answer)) if answer else ())),
    )


def warning(value: Any) -> Note:
    action = Paragraph((Run(value["action"] or "", True),))
    title = _("Take care: %(kind)s") % {"kind": value.heading}
    return Note(title, (*plain(value["text"] or ""), action), grave=True)


def trainer_note(value: Any) -> Note:
    lines = filter(None, (value["text"], value["offline"]))
    return Note(_("For the trainer"), plain("\n".join(lines)))


READERS: dict[str, Callable[[Any], Part]] = {
    "text": titled,
    "numbered": lambda v: Numbered(v["title"] or "", tuple(map(titled, v["items"]))),
    "checklist": lambda v: Checklist(v["title"] or "", tuple(v["items"])),
    "table": lambda v: Table(
        v["title"] or "",
        tuple(v["header"]),
        tuple(tuple(map(rich, row["cells"])) for row in v["rows"]),
    ),
    "prompts": lambda v: Cards(
        v["title"] or "", tuple((item["label"], item["text"]) for item in v["items"])
    ),
    "prompt": prompt,
    "warning": warning,
    "why": lambda v: Note(v["title"], plain(v["text"] or "")),
    "figure": figure,
    "trainer_note": trainer_note,
}
