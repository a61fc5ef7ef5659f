"""The pack itself is held against the live pages: nothing lost, nothing invented."""

import re

import pytest
from django.test import Client
from wagtail.models import Page

from lessons.models import DocumentPage, FAQPage, LessonPage, TermPage, ToolGuidePage

from . import pack, reader

NAMES = pack.titles()


def address(model, key):
    return model.objects.get(seed_key=key).get_url()


def seen(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return reader.whole(answer.content.decode())


def without_blanks(words: str) -> list[str]:
    """Return the words of a prompt with its blanks as their names."""
    return re.sub(r"\{\{\s*(.*?)\s*\}\}", r"\1", words)


def missing(page: str, wanted: list[str]) -> list[str]:
    wanted = [reader.flat(pack.resolved(words, NAMES)).casefold() for words in wanted]
    return [words for words in wanted if words and words not in page]


def step_texts(item: pack.Item, name: str = "steps") -> list[str]:
    found = []
    for line in item.nested(name):
        match = re.match(r"(?:\d+\.|-) \*\*(.+?)\.?\*\* ?(.*)", line)
        found += [match[1], match[2]] if match else [line]
    return found


def prompt_texts(item: pack.Item) -> list[str]:
    lines = [*item.nested("prompt"), *item.nested("follow_up")]
    return [without_blanks(line.removeprefix("> ")) for line in lines]


@pytest.mark.parametrize("item", pack.items(3).values(), ids=lambda item: item.key)
def test_a_lesson_holds_every_word_of_the_pack(client, item):
    url = address(LessonPage, item.key)
    options = [line[2:].split(" | ") for line in item.nested("quiz")]
    warning = item.field("warning").split(" | ")[1:]
    wanted = [
        item.title,
        item.field("summary"),
        item.field("objective"),
        *step_texts(item),
        *prompt_texts(item),
        item.field("quiz"),
        *(option[1] for option in options),
        *warning,
        item.field("practice").split(" | ")[-1],
        item.field("before"),
        item.field("after"),
        item.field("before_after_why"),
    ]
    assert missing(seen(client, url), wanted) == []
    for letter, text, note in options:
        page = seen(client, f"{url}?tra-loi=1{letter}")
        assert missing(page, [text, note, item.field("why")]) == []
    right = item.field("answer").split(" ")[0]
    page = client.get(f"{url}?tra-loi=1{right}").content.decode()
    assert "choice--wrong" not in page


@pytest.mark.parametrize("item", pack.items(4).values(), ids=lambda item: item.key)
def test_a_guide_holds_every_word_of_the_pack(client, item):
    row = next(row for row in pack.rows(4) if row["key"] == item.key)
    lists = [part for name in ("try", "do_not") for part in item.field(name).split(";")]
    wanted = [
        item.title,
        *(
            item.field(n)
            for n in ("summary", "cost", "age", "limits", "privacy", "examples")
        ),
        *step_texts(item),
        *prompt_texts(item),
        *(part.strip().rstrip(".") for part in lists),
        item.field("hands_on").split(" | ")[-1],
        row["provider"],
        row["sign_in"],
        *(
            re.split(r", (?=\S+\.\S+)", row["address"])
            if "." in row["address"]
            else [row["address"]]
        ),
    ]
    assert missing(seen(client, address(ToolGuidePage, item.key)), wanted) == []


@pytest.mark.parametrize(
    "item",
    [item for key, item in pack.items(5).items() if key not in {"D02", "D08"}],
    ids=lambda item: item.key,
)
def test_a_document_holds_every_word_of_the_pack(client, item):
    wanted = [item.title, item.field("summary"), *step_texts(item, "body")]
    wanted += [line.removeprefix("- ") for line in item.nested("checklist")]
    for line in item.nested("prompts"):
        wanted += [
            without_blanks(part) for part in line.removeprefix("- ").split(" | ")
        ]
    for line in item.lines:
        if line.startswith("|") and not line.startswith("|--"):
            wanted += [cell.strip() for cell in line.strip("|").split("|")]
    wanted = [words for words in wanted if not set(words) <= set("-| ")]
    assert missing(seen(client, address(DocumentPage, item.key)), wanted) == []


def test_the_questions_are_one_document_and_a_page_each(client):
    together = seen(client, "/tai-lieu/cau-hoi-thuong-gap/")
    for row in pack.rows(6):
        if "requires:" in row["answer"]:
            continue
        wanted = [row["question"], row["answer"]]
        assert missing(together, wanted) == []
        assert missing(seen(client, address(FAQPage, row["key"])), wanted) == []


def test_the_terms_are_one_document_and_a_page_each(client):
    together = seen(client, "/thuat-ngu/")
    for row in pack.rows(7):
        wanted = [
            row[n] for n in ("term", "meaning", "example", "not_to_confuse", "english")
        ]
        assert missing(together, wanted) == []
        assert missing(seen(client, address(TermPage, row["key"])), wanted) == []


def test_the_programme_tells_its_phases_and_figures_with_their_source(client):
    found = pack.items(8)
    programme = found["PR1"]
    page = seen(client, "/chuong-trinh/binh-dan-hoc-ai/")
    names = ("summary", "period", "legal_base", "body", "note")
    assert missing(page, [programme.field(n).replace(" [P]", "") for n in names]) == []
    for key in ("PH1", "PH2", "PH3"):
        wanted = [found[key].title, found[key].field("body").replace(" [P]", "")]
        assert missing(page, wanted) == []
        own = Page.objects.get(slug=found[key].field("slug")).get_url()
        assert missing(seen(client, own), [*wanted, found[key].field("dates")]) == []
    for row in pack.rows(8):
        assert (
            missing(page, [row["value"], row["unit"], row["label"], row["kind"]]) == []
        )
    assert page.count("theo bài báo, trước 30/4/2025") == 5
    assert "báo bảo vệ pháp luật" in page


def test_every_page_is_within_three_clicks_of_the_home_page(client):
    reached, edge = {"/"}, {"/"}
    for _click in range(3):
        links = set()
        for url in edge:
            html = client.get(url).content.decode()
            links |= {
                link.split("#")[0] for link in re.findall(r'href="(/[^"?]*)', html)
            }
        edge = {
            link for link in links if not link.startswith(("/static", "/media"))
        } - reached
        reached |= edge
    live = Page.objects.live().filter(depth__gt=1)
    lost = [page.get_url() for page in live if page.get_url() not in reached]
    assert lost == []


def test_no_sentence_is_shown_that_nobody_wrote(client):
    """Every text in [data-content] stands in the pack, the catalogue or a vocabulary."""
    known = Accounted()
    strange = {}
    for page in Page.objects.live().filter(depth__gt=1):
        for chunk in reader.chunks(client.get(page.get_url()).content.decode()):
            if not known.holds(chunk):
                strange.setdefault(chunk, page.get_url())
    assert strange == {}


def legal_words() -> str:
    """Return the words of the legal pages: no pack has them, their seed is their source
    (docs/decisions/0010-members.md).
    """
    from lessons.seeding.files import read_items

    items = [item for item in read_items().values() if item["type"] == "plain"]
    assert len(items) == 7

    def texts(value):
        if isinstance(value, dict | list):
            inner = value.values() if isinstance(value, dict) else value
            return "\n".join(texts(each) for each in inner)
        return re.sub(r"\[\[\w+\|([^\]]+)\]\]", r"\1", str(value))

    return texts(items)


class Accounted:
    """Whatever may stand on a page: the pack, fixed labels, vocabularies, the kit."""

    def __init__(self) -> None:
        words = pack.resolved(pack.text().replace(" [P]", ""), NAMES)
        words = f"{words}\n{legal_words()}"
        words = re.sub(r"\{\{\s*(.*?)\s*\}\}", r"\1", words)
        words = re.sub(r"^\s*(>|- [A-Z] \||-|\d+\.)\s", " ", words, flags=re.M)
        words = words.replace("`", "")
        # A table's cells stand side by side on a page as they do in a row.
        rows = re.sub(r"\s*\|\s*", " ", words)
        self.pack = reader.flat(f"{words}\n{rows}").casefold()
        self.labels = re.compile("|".join(self._patterns()), re.S)

    def _patterns(self) -> list[str]:
        from babel.messages.pofile import read_po

        from lessons.models import Audience, Level, Need, Sector, Tool, Topic
        from tests.test_translations import PLACEHOLDER, PO, texts

        with PO.open("rb") as file:
            messages = [m for m in read_po(file, locale="vi") if m.id]
        strings = [t for m in messages for t in texts(m.string) if t]
        for model in (Audience, Level, Need, Sector, Tool, Topic):
            strings += model.objects.values_list("label", flat=True)
        patterns = []
        for string in strings:
            string = string.strip(" .:")
            parts = PLACEHOLDER.split(reader.flat(string).casefold().replace("%%", "%"))
            patterns.append(".{0,80}?".join(re.escape(part) for part in parts))
        return sorted(patterns, key=len, reverse=True)

    def holds(self, chunk: str) -> bool:
        words = chunk.casefold().strip(" .,;:()·–")
        if not words or words in self.pack:
            return True
        label, _, own = words.partition(": ")
        if own and own in self.pack and self.labels.fullmatch(label):
            return True
        rest = self.labels.sub(" ", words)
        pieces = re.split(r"[.,;:()·–/\s]*(?:\n|  )[.,;:()·–/\s]*|[.;:()·,]", rest)
        return all(self._plain(piece.strip(" .,;:()·–/?“”")) for piece in pieces)

    def _plain(self, piece: str) -> bool:
        return (
            not piece
            or piece in self.pack
            or bool(re.fullmatch(r"[\d\s/.,kmb-]+|[a-z]", piece))
        )
