"""The six launch threads are there, word for word, by nobody who can sign in."""

import re

import pytest
from django.core.management import call_command

from community.loader import load
from community.models import Discussion, HubComment, Topic
from community.reading import threads
from community.tree import recount

from . import pack

THREADS = pack.text().split("\n### Threads")[1].split("\n## ")[0]
CHUNKS = {
    chunk.split(" · ")[0]: chunk for chunk in re.split(r"\n### (?=TH)", THREADS)[1:]
}


def field(chunk, name):
    found = re.search(rf"^- {name}: (.*)$", chunk, re.M)
    return found[1] if found else ""


def said(chunk, name):
    return field(chunk, name).split(" | ", 1)


def bare(words):
    """Return words without the links, which the site writes as title and address."""
    return re.sub(r"\[\[\w+\]\]|“[^”]*” /\S*/", "…", words)


@pytest.mark.parametrize("key", CHUNKS)
def test_a_thread_holds_every_word_of_the_pack(key):
    chunk, topic = CHUNKS[key], Topic.objects.get(seed_key=key)
    assert topic.title == chunk.split("\n")[0].split(" · ")[1]
    assert [topic.sample_author, bare(topic.body)] == said(chunk, "q")
    assert topic.kind == (field(chunk, "kind") or "question")
    assert topic.sector.slug == (field(chunk, "sectors") or "gia-dinh")
    assert {tag.name for tag in topic.tags.all()} == set(
        field(chunk, "tags").split(", ")
    )
    answers = HubComment.objects.filter(discussion=topic.discussion).order_by("pk")
    assert [[a.sample_author, bare(a.comment)] for a in answers] == [
        [who, bare(words)] for who, words in (said(chunk, f"r{n}") for n in (1, 2, 3))
    ]
    accepted = field(chunk, "accepted")
    wanted = f"{key}-{accepted}" if accepted != "none" else None
    assert (topic.accepted and topic.accepted.seed_key) == wanted
    assert topic.status == "public"
    assert recount.differences(topic.discussion) == []


def test_links_lead_to_pages_of_the_pack(client):
    words = HubComment.objects.get(seed_key="TH2-r3").comment
    address = re.search(r"” (/\S*/)", words)[1]
    assert client.get(address).status_code == 200
    assert "[[" not in words
    related = Topic.objects.get(seed_key="TH2").pages.values_list("url_path", flat=True)
    assert len(related) == 1  # C02 is a tip, which comes later


def test_their_people_are_no_accounts():
    rows = [*Topic.objects.all(), *HubComment.objects.all()]
    assert len(rows) == 24
    assert all(row.is_sample for row in rows)
    assert not Topic.objects.exclude(author=None).exists()
    assert not HubComment.objects.exclude(user=None).exists()


def test_a_second_run_makes_nothing_and_touches_nothing():
    topic = Topic.objects.get(seed_key="TH1")
    Topic.objects.filter(pk=topic.pk).update(title="Đã sửa", status="removed")
    call_command("load_demo", verbosity=0)
    topic.refresh_from_db()
    assert (topic.title, topic.status) == ("Đã sửa", "removed")
    assert Topic.objects.count() == 6
    assert HubComment.objects.count() == 18


def test_drafts_are_seen_by_nobody():
    Topic.objects.update(accepted=None)
    HubComment.objects.all().delete()
    Discussion.objects.all().delete()
    Topic.objects.all().delete()
    load(draft=True, say=lambda words: None)
    assert Topic.objects.count() == 6
    assert not Topic.objects.public().exists()
    assert not HubComment.objects.public().exists()
    assert not Discussion.objects.exclude(comment_count=0).exists()
    assert not threads.shown(Discussion.objects.first()).exists()
