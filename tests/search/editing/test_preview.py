"""What a change of the synonyms would do to what people looked for."""

from hub.vntext import Synonyms
from search.previewing import preview

LOAN = Synonyms.of([["vay", "mượn tiền"]])
NONE = Synonyms()


def test_a_query_whose_results_change_is_shown_with_its_titles(pages, looked_for):
    looked_for("mượn tiền", times=6, found=0)
    looked_for("viết bài bán chè")
    found = preview(NONE, LOAN)
    assert (found.read, found.touched) == (2, 1)
    (row,) = found.changed
    assert (row.text, row.searches) == ("mượn tiền", 6)
    assert "Vay vốn ngân hàng chính sách" not in row.before
    assert row.after[0] == "Vay vốn ngân hàng chính sách"
    assert row.rows[0][1] == "Vay vốn ngân hàng chính sách"


def test_what_finds_the_same_is_counted_only(pages, looked_for):
    looked_for("giọng nói")
    found = preview(NONE, Synonyms.of([["giọng nói", "khongcogi"]]))
    assert (found.touched, found.changed) == (1, [])


def test_rare_queries_stay_unsaid(pages, looked_for):
    looked_for("mượn tiền", times=4)
    assert preview(NONE, LOAN).read == 0


def test_old_queries_do_not_count(pages, looked_for, today):
    from datetime import timedelta

    looked_for("mượn tiền", day=today - timedelta(weeks=4))
    assert preview(NONE, LOAN).read == 0


def test_hidden_pages_are_in_no_preview(pages, looked_for):
    looked_for("mượn tiền")
    pages["loan"].unpublish()
    assert preview(NONE, LOAN).changed == []
