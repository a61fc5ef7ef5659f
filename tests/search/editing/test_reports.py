"""The two reports: sums of all spellings, nothing rare, the ways on from a row."""

from datetime import timedelta

import pytest
from django.urls import reverse

from search.models import PopularQuery
from search.reports import queries

POPULAR, MISSING = reverse("search_popular"), reverse("search_nothing_found")


def said(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_spellings_are_one_row_named_as_most_wrote_it(db, looked_for):
    looked_for("bán chè", 3)
    looked_for("ban che", 2, found=0)
    looked_for("BÁN CHÈ", 1)
    (row,) = queries(4)
    assert (row["shown"], row["total"], row["nothing"]) == ("bán chè", 6, 2)


def test_rows_are_of_the_weeks_asked_for(db, looked_for, today):
    looked_for("tuần này", day=today - timedelta(days=6))
    looked_for("tuần trước", day=today - timedelta(days=7))
    looked_for("tháng trước", day=today - timedelta(weeks=5))
    found = {weeks: {row["shown"] for row in queries(weeks)} for weeks in (1, 4, 12)}
    assert found[1] == {"tuần này"}
    assert found[4] == {"tuần này", "tuần trước"}
    assert found[12] == {"tuần này", "tuần trước", "tháng trước"}


def test_five_searches_of_all_days_together_show_a_row(db, looked_for, today):
    looked_for("bán chè", 2, day=today)
    looked_for("bán chè", 2, day=today - timedelta(days=2))
    assert not queries(1)
    looked_for("ban che", 1, day=today - timedelta(days=3))
    assert len(queries(1)) == 1


def test_the_reports_show_their_rows(editor, looked_for):
    looked_for("vay vốn", 9)
    looked_for("ruộng nương", 6, found=0)
    looked_for("hiếm lắm", 4, found=0)
    popular, missing = said(editor, POPULAR), said(editor, MISSING)
    assert "vay vốn" in popular
    assert popular.index("vay vốn") < popular.index("ruộng nương")
    assert "ruộng nương" in missing
    assert "vay vốn" not in missing
    assert "hiếm lắm" not in popular + missing


def test_a_row_leads_to_a_synonym_and_a_pin(editor, looked_for):
    looked_for("ruộng nương", 6, found=0)
    page = said(editor, MISSING)
    for name in ("search_synonyms_add", "search_pins:add"):
        assert reverse(name) in page
    synonym = said(editor, f"{reverse('search_synonyms_add')}?word=ruộng nương")
    pin = said(editor, f"{reverse('search_pins:add')}?query=ruộng nương")
    assert "ruộng nương</textarea>" in synonym
    assert 'value="ruộng nương"' in pin


@pytest.mark.parametrize("weeks", ["1", "4", "12", "99", "x", ""])
def test_any_period_answers(editor, looked_for, weeks):
    looked_for("vay vốn", 9)
    assert "vay vốn" in said(editor, f"{POPULAR}?weeks={weeks}")


def test_the_list_takes_a_fixed_number_of_queries(
    editor, looked_for, django_assert_max_num_queries
):
    counts = []
    for number in range(3):
        looked_for(f"bán chè {number}", 5)
        editor.get(POPULAR)
        with django_assert_max_num_queries(40) as caught:
            editor.get(POPULAR)
        counts.append(len(caught))
    assert counts[0] == counts[-1]


def test_the_csv_reads_in_a_spreadsheet_and_holds_no_formula(editor, looked_for):
    looked_for("=1+1 chè", 6, found=0)
    for address in (POPULAR, MISSING):
        answer = editor.get(f"{address}?export=csv")
        body = b"".join(answer.streaming_content)
        assert body.startswith(b"\xef\xbb\xbf")
        assert "Từ khoá" in body.decode()
        assert "'=1+1 chè,vi,6,6,0" in body.decode()


def test_an_editor_ticks_and_unticks_a_popular_query(editor, pages, looked_for):
    looked_for("bán chè", 6)
    address = reverse("search_popular_tick")
    fields = {"folded": "ban che", "locale": "vi", "weeks": "12"}
    answer = editor.post(address, fields | {"shown": "yes"})
    assert answer.headers["Location"] == f"{POPULAR}?weeks=12"
    assert PopularQuery.objects.get().author == editor.person
    assert 'aria-pressed="true"' in said(editor, POPULAR)
    editor.post(address, fields | {"shown": "no"})
    assert not PopularQuery.objects.exists()


def test_a_made_up_query_cannot_be_ticked(editor, pages):
    address = reverse("search_popular_tick")
    editor.post(address, {"folded": "toi ban gi do", "locale": "vi", "shown": "yes"})
    assert not PopularQuery.objects.exists()
