"""Synonyms and pins as editors make them on screen."""

from datetime import timedelta

import pytest
from django.urls import reverse

from search.models import PinnedResult, SynonymVersion
from search.versions import Change, change, newest
from tests.factories import make_person

ADD, LIST = reverse("search_synonyms_add"), reverse("search_synonyms")


def edit(key):
    return reverse("search_synonyms_edit", args=[key])


def words(text, version=1, **fields):
    return {"words": text, "version": version} | fields


def test_the_list_is_searched_without_marks(editor):
    page = editor.get(f"{LIST}?q=tri tue").content.decode()
    assert "trí tuệ nhân tạo · " in page
    assert "mật khẩu" not in page


def test_a_group_is_looked_at_before_it_is_saved(editor, pages, looked_for):
    looked_for("mượn nợ", 6, found=0)
    looked_at = editor.post(ADD, words("vay\nmượn nợ", preview="1"))
    page = looked_at.content.decode()
    assert "“mượn nợ”" in page
    assert "Vay vốn ngân hàng chính sách" in page
    assert 'name="save"' in page
    assert not SynonymVersion.objects.filter(number=2).exists()
    saved = editor.post(ADD, words("vay\nmượn nợ", save="1"))
    assert saved.headers["Location"] == LIST
    version = newest()
    assert (version.number, version.author) == (2, editor.person)
    assert version.after == ["vay", "mượn nợ"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hãy viết ít nhất hai từ cùng nghĩa."),
        ("ruộng", "Hãy viết ít nhất hai từ cùng nghĩa."),
        ("ruộng\nAI", "“AI” đã có trong nhóm khác"),
        ("ruộng\n" + "đ" * 61, "dài quá 60 ký tự"),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(editor, typed, said):
    answer = editor.post(ADD, words(typed, save="1"))
    assert answer.status_code == 200
    assert said in " ".join(answer.context["form"].errors["words"])
    assert typed in answer.content.decode()
    assert newest().number == 1


def test_a_group_is_changed_and_removed(editor):
    before = newest().words[2]
    editor.post(edit(2), words("\n".join([*before, "thêm"]), save="1"))
    assert newest().words[2] == [*before, "thêm"]
    page = editor.get(reverse("search_synonyms_remove", args=[2])).content.decode()
    assert "thêm" in page
    editor.post(reverse("search_synonyms_remove", args=[2]))
    assert 2 not in newest().words
    assert newest().number == 3
    assert editor.get(edit(2)).status_code == 404


def test_two_editors_at_one_group_are_told(editor):
    before = newest().words[2]
    lan = make_person()
    change(lan, Change(2, [*before, "của lan"], before))
    mine = words("\n".join([*before, "của tôi"]), save="1")
    answer = editor.post(edit(2), mine)
    page = answer.content.decode()
    assert "của lan" in page
    assert "của tôi" in page
    assert newest().number == 2
    again = mine | {"version": answer.context["form"]["version"].value()}
    editor.post(edit(2), again)
    assert newest().words[2] == [*before, "của tôi"]


def test_words_outlive_a_group_that_another_removed(editor):
    before = newest().words[2]
    change(make_person(), Change(2, None, before))
    mine = words("\n".join([*before, "của tôi"]), save="1")
    answer = editor.post(edit(2), mine)
    assert "của tôi" in answer.content.decode()
    editor.post(edit(2), mine | {"version": 2})
    assert newest().words[2] == [*before, "của tôi"]


def test_an_earlier_version_is_brought_back(editor):
    editor.post(ADD, words("ruộng\nđồng", save="1"))
    address = reverse("search_synonyms_restore", args=[1])
    assert "ruộng · đồng" in editor.get(address).content.decode()
    editor.post(address)
    assert newest().number == 3
    assert ["ruộng", "đồng"] not in newest().words.values()
    history = editor.get(reverse("search_synonyms_versions")).content.decode()
    assert str(editor.person) in history
    assert "Thêm nhóm" in history


def pin_fields(pinned, today, **fields):
    return {
        "query": "Bán chè", "page": pinned.pk, "starts": today.strftime("%d/%m/%Y"),
        "ends": (today + timedelta(days=30)).strftime("%d/%m/%Y"),
    } | fields  # fmt: skip


def test_an_editor_pins_a_page(editor, pages, today):
    address = reverse("search_pins:add")
    answer = editor.post(address, pin_fields(pages["tea"], today))
    assert answer.status_code == 302, answer.context["form"].errors
    row = PinnedResult.objects.get()
    assert (row.key, row.author) == ("ban che", editor.person)
    assert "Bán chè" in editor.get(reverse("search_pins:index")).content.decode()
    edited = reverse("search_pins:edit", args=[row.pk])
    editor.post(edited, pin_fields(pages["tea"], today, query="Trà"))
    row.refresh_from_db()
    assert row.key == "tra"
    editor.post(reverse("search_pins:delete", args=[row.pk]))
    assert not PinnedResult.objects.exists()


def test_the_list_of_pins_takes_a_fixed_number_of_queries(
    editor, pages, today, django_assert_max_num_queries
):
    counts = []
    for name in ("tea", "loan", "voice"):
        editor.post(reverse("search_pins:add"), pin_fields(pages[name], today))
        editor.get(reverse("search_pins:index"))
        with django_assert_max_num_queries(40) as caught:
            page = editor.get(reverse("search_pins:index")).content.decode()
        counts.append(len(caught))
    assert counts[0] == counts[-1]
    assert "25/12/2026" in page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"ends": ""}, "ends"),
        ({"ends": "01/01/2030"}, "ends"),
        ({"ends": "01/01/2020"}, "ends"),
        ({"query": ""}, "query"),
        ({"query": "?"}, "query"),
        ({"page": ""}, "page"),
    ],
)
def test_a_pin_that_breaks_a_rule_is_refused(editor, pages, today, fields, field):
    address = reverse("search_pins:add")
    answer = editor.post(address, pin_fields(pages["tea"], today, **fields))
    assert list(answer.context["form"].errors) == [field]
    assert not PinnedResult.objects.exists()


def test_a_page_that_nobody_sees_cannot_be_pinned(editor, pages, today):
    pages["tea"].unpublish()
    answer = editor.post(reverse("search_pins:add"), pin_fields(pages["tea"], today))
    assert list(answer.context["form"].errors) == ["page"]
