"""What a thread costs: queries of a page, rows of a reply, plans of PostgreSQL."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.actions import comments, topics
from community.models import Discussion, HubComment
from community.permissions import Person
from community.reading import below, lists, queue, threads
from community.tree import recount
from tests.factories import make_person, make_thread
from tests.factories.threads import keys_of

pytestmark = pytest.mark.django_db
# The head of every page (epoch, session, site, menu, operator) needs 5 of the 12.
OWN_QUERIES = 7
OURS = "community_hubcomment"
SCANNED = {OURS, "django_comments", "django_comments_xtd_xtdcomment"}


def filled(co_hoa, hoi_dap, many, per_root=20):
    topic = topics.post(
        by=co_hoa, space=hoi_dap, body=f"Chuyện có {many} lời, nhánh {per_root}."
    )
    people = [make_person().pk for _each in range(20)]
    make_thread(topic.discussion, people, many, per_root)
    return Discussion.objects.select_related("topic").get(pk=topic.discussion.pk)


def reads(discussion, person):
    """Return each way of reading a page, by name."""
    roots, last = keys_of(discussion, 0), keys_of(discussion, 2)[-1]
    deep = HubComment.objects.select_related("discussion").get(pk=last)
    return {
        "opening": lambda: threads.opening(discussion, Person(person)),
        "older": lambda: threads.opening(discussion, Person(person), until=roots[len(roots) // 2]),
        "branch": lambda: threads.branch(discussion, roots[0], person=Person(person)),
        "middle": lambda: threads.branch(discussion, deep.root_id, last, Person(person)),
        "below a lesson": lambda: below.read(
            [row["pk"] for row in below.newest(discussion.pk)[:3]]
        ),
    }  # fmt: skip


def queries(act):
    with CaptureQueriesContext(connection) as seen:
        found = act()
    return len(seen), found


@pytest.mark.once
def test_ones_own_waiting_comments_have_an_index_of_their_own(question, lan):
    """SQLite takes it only for a condition without parameters; PostgreSQL by its figures,
    which a small table does not give it.
    """
    found = HubComment.objects.by(lan).unseen(question.discussion).order_by("-pk")
    assert "comment_unseen" in found.explain()


@pytest.mark.parametrize("per_root", [20, 10_000])
def test_a_page_costs_the_same_at_a_hundred_and_at_ten_thousand(
    co_hoa, hoi_dap, lan, per_root, no_haste
):
    few = {
        k: queries(v)[0]
        for k, v in reads(filled(co_hoa, hoi_dap, 100, per_root), lan).items()
    }
    for name, act in reads(filled(co_hoa, hoi_dap, 10_000, per_root), lan).items():
        spent, page = queries(act)
        assert spent <= OWN_QUERIES, name
        assert spent <= max(few[name], few["opening"], few["branch"]), name
        shown = page if isinstance(page, list) else page.comments
        assert 0 < len(shown) <= threads.PAGE + 1, name
        if name == "branch" and per_root > 100:
            assert len(shown) == threads.PAGE + 1  # the root and fifty answers
    strangers = queries(lambda: threads.opening(Discussion.objects.last(), Person(lan)))
    assert strangers[0] <= OWN_QUERIES


def test_nothing_counts_or_skips_rows_of_a_thread(co_hoa, hoi_dap, lan):
    discussion = filled(co_hoa, hoi_dap, 300)
    for name, act in reads(discussion, lan).items():
        with CaptureQueriesContext(connection) as seen:
            act()
        for query in seen.captured_queries:
            sql = query["sql"].upper()
            assert not re.search(r"OFFSET (?![123]\b)", sql), name  # the first answers
            assert "COUNT(" not in sql or "COMMUNITY_REACTION" in sql, name


def test_the_pages_hold_every_comment_once(co_hoa, hoi_dap):
    discussion = filled(co_hoa, hoi_dap, 700, 60)
    seen, until = [], None
    while True:
        page = threads.opening(discussion, until=until)
        for branch in page.branches:
            seen.append(branch.root.pk)
            start = None
            while True:
                part = threads.branch(discussion, branch.root.pk, start)
                seen += [comment.pk for comment in part.answers]
                if (start := part.next) is None:
                    break
        if (until := page.older) is None:
            break
    assert len(seen) == len(set(seen)) == 700
    assert set(seen) == set(discussion.comments.values_list("pk", flat=True))


def test_every_comment_is_on_the_page_that_its_address_leads_to(co_hoa, hoi_dap):
    discussion = filled(co_hoa, hoi_dap, 600, 150)
    for comment in HubComment.objects.filter(discussion=discussion)[::37]:
        place = threads.place_of(comment)
        if place.root:
            page = threads.branch(discussion, place.root, place.start)
        else:
            page = threads.opening(discussion, until=place.until)
        assert comment.pk in {one.pk for one in page.comments}, (comment.path, place)


def test_made_threads_are_counted_right(co_hoa, hoi_dap):
    for per_root in (20, 7, 300):
        assert recount.differences(filled(co_hoa, hoi_dap, 300, per_root)) == []


@pytest.mark.parametrize("many", [100, 10_000])
def test_a_reply_changes_no_more_rows_than_its_depth_and_two(
    co_hoa, hoi_dap, no_haste, many
):
    discussion = filled(co_hoa, hoi_dap, many, 10_000)
    for depth in (0, 1, 2):
        answered = keys_of(discussion, depth)[-1]
        changed = updated_rows(
            lambda to=answered: comments.reply(
                by=co_hoa, discussion=discussion, body=f"Trả lời {to}", to=to
            )
        )
        level = min(depth + 1, 2)
        assert changed <= level + 2, (depth, changed)


def updated_rows(act):
    """Return how many rows of threads an act has updated."""
    changed = 0

    def note(execute, sql, params, many, context):
        nonlocal changed
        result = execute(sql, params, many, context)
        words = sql.upper()
        if words.startswith("UPDATE") and ("COMMENT" in words or "COMMUNITY_" in words):
            on_sqlite = connection.vendor == "sqlite" and "WHERE" in words
            own = on_sqlite and (
                '"PATH" =' in words
                or '"THREAD_ID" =' in words
                or '"COMMENT" =' in words
            )
            changed += 0 if own else context["cursor"].rowcount
        return result

    with connection.execute_wrapper(note):
        act()
    return changed


def test_lists_and_the_queue_cost_the_same_however_long(co_hoa, hoi_dap, lan, no_haste):
    def grow(many):
        for number in range(many):
            topic = topics.post(
                by=co_hoa, space=hoi_dap, body=f"Bài số {number} của {many}."
            )
            topic.tags.create(slug=f"nhan-{many}-{number}", name="nhãn")
            topics.post(by=lan, space=hoi_dap, body=f"Câu hỏi {number} của {many}.")
        spent = {which: queries(lambda w=which: lists.page(lists.feed(w, Person(lan))))[0]
                 for which in ("moi", "theo-doi", "chua-tra-loi")}  # fmt: skip
        return spent | {"queue": queries(queue.waiting)[0]}

    grow(2)
    few = grow(5)
    assert grow(30) == few
    assert max(few.values()) <= 6


@pytest.mark.postgresql
def test_postgresql_reads_no_table_of_comments_as_a_whole(
    co_hoa, hoi_dap, lan, no_haste
):
    discussion = filled(co_hoa, hoi_dap, 20_000, 20)
    one = filled(co_hoa, hoi_dap, 20_000, 20_000)
    acts = {**reads(discussion, lan)} | {
        f"one: {k}": v for k, v in reads(one, lan).items()
    }
    answered = keys_of(one, 2)[-1]
    acts["reply"] = lambda: comments.reply(
        by=co_hoa, discussion=one, body="Ạ", to=answered
    )
    for name, act in acts.items():
        for query, params in statements(act):
            assert not full_scans(query, params), (name, query)


def statements(act):
    """Return the statements of an act that read or change comments."""
    found = []

    def note(execute, sql, params, many, context):
        if any(table in sql for table in SCANNED) and sql.split()[0] in {
            "SELECT",
            "UPDATE",
        }:
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        act()
    return found


def full_scans(sql, params):
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (FORMAT JSON) " + sql, params)
        plan = cursor.fetchone()[0]
    return list(scans((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]))


def scans(node):
    """Yield tables that are read as a whole: row by row, or, of the package's, which do
    not know the discussion, an index from its end on.
    """
    kind, table = node["Node Type"], node.get("Relation Name")
    walked = "Index" in kind and "Index Cond" not in node and table != OURS
    if table in SCANNED and (kind == "Seq Scan" or walked):
        yield table
    for child in node.get("Plans", ()):
        yield from scans(child)
