"""The twenty launch tips are there, word for word, by nobody who can sign in."""

import re

import pytest
from django.core.management import call_command

from community.models import Discussion, Tip
from community.tips_loader import AUTHOR, load

from . import pack

ROWS = {
    cells[0]: cells
    for line in pack.text().split("\n### Tips")[1].split("\n### Threads")[0].split("\n")
    if re.match(r"\| C\d\d ", line)
    for cells in [[cell.strip() for cell in line.strip("| ").split("|")]]
}
ASSISTANTS = {"T01", "T02", "T03", "T04"}


def test_there_are_twenty():
    assert len(ROWS) == 20
    assert set(Tip.objects.values_list("seed_key", flat=True)) == set(ROWS)


@pytest.mark.parametrize("key", ROWS)
def test_a_tip_holds_every_word_of_the_pack(key):
    _key, title, sectors, tools, lesson, problem, how, prompt, caution = ROWS[key]
    tip = Tip.objects.get(seed_key=key)
    assert [tip.title, tip.problem, tip.steps, tip.prompt, tip.caution] == [
        title, problem, how, prompt, caution,
    ]  # fmt: skip
    assert {one.slug for one in tip.sectors.all()} == set(sectors.split(", "))
    keys = {one.toolguidepage_key for one in tools_of(tip)}
    assert keys == set(tools.split(", "))
    assert tip.any_assistant == bool(ASSISTANTS & set(tools.split(", ")))
    assert tip.about.specific.seed_key == lesson
    assert (tip.status, tip.author, tip.sample_author) == ("public", None, AUTHOR)
    assert (tip.trial_count, tip.minutes_saved, tip.verified_at) == (0, None, None)
    assert tip.discussion.comment_count == 0


def tools_of(tip):
    from lessons.models import ToolGuidePage

    for tool in tip.tools.all():
        tool.toolguidepage_key = ToolGuidePage.objects.get(
            tool=tool, locale__language_code="vi"
        ).seed_key
        yield tool


def test_the_author_named_is_the_one_of_the_pack():
    assert f"contributor “{AUTHOR}”" in pack.text()


def test_each_is_read_filled_and_marked_as_a_sample(client):
    for tip in Tip.objects.all():
        page = client.get(tip.get_absolute_url()).content.decode()
        assert "Nội dung mẫu" in page
        filled = client.post(f"/cau-lenh/meo/{tip.pk}/", {"o1": "chữ đã điền"})
        assert "chữ đã điền" in filled.content.decode(), tip.seed_key


def test_a_second_run_makes_nothing_and_touches_nothing():
    Tip.objects.filter(seed_key="C01").update(title="Đã sửa", status="removed")
    call_command("load_demo", verbosity=0)
    tip = Tip.objects.get(seed_key="C01")
    assert (tip.title, tip.status) == ("Đã sửa", "removed")
    assert Tip.objects.count() == 20


def test_drafts_are_seen_by_nobody(client):
    Discussion.objects.filter(tip__isnull=False).delete()
    Tip.objects.all().delete()
    load(draft=True, say=lambda words: None)
    assert Tip.objects.count() == 20
    assert not Tip.objects.public().exists()
    assert client.get(Tip.objects.first().get_absolute_url()).status_code == 404
