"""Two hundred hostile texts are text wherever they are shown."""

import json
import re
from itertools import product

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from community.models import Discussion, HubComment, Notice, Topic

from .conftest import text_of

pytestmark = pytest.mark.django_db
SHAPES = (
    "<script>{}</script>", "<img src=x onerror={}>", "</script><script>{}</script>",
    "<svg onload={}>", "<iframe srcdoc='{}'></iframe>", '" onmouseover="{}', "' autofocus onfocus='{}",
    "<a href=javascript:{}>x</a>", "javascript:{}", "<!--{}-->", "]]><script>{}</script>",
    "{{%s}} {{%% load %%}} {}", "{{{{{}}}}}", "<style>*{{background:url({})}}</style>",
    "&lt;script&gt;{}&lt;/script&gt;", "<math><mi xlink:href='data:,{}'>", "\\u003cscript\\u003e{}",
    "<textarea></textarea><script>{}</script>", "</title><script>{}</script>", "<base href={}>",
)  # fmt: skip
BITS = (
    "alert(1)", "https://xau.example/?a=1&b=2", "fetch(`//xau.example`)", "%00%0d%0a", "𝓼𝓬𝓻𝓲𝓹𝓽",
    "\u202egnp.exe", "‘’“”", "a" * 300, "ế" * 100, "*/ }} --> ]]>",
)  # fmt: skip
HOSTILE = [shape.format(bit) for shape, bit in product(SHAPES, BITS)]
ALLOWED = re.compile(
    r"<script( type=\"(module|application/ld\+json)\")?( src=\"/static/[^\"]+\")?"
    r"( data-sending=\"[^\"<>]+\")?>"
)


def test_there_are_two_hundred():
    assert len(set(HOSTILE)) == 200


@pytest.fixture
def thread(hoi_dap, lan, minh):
    """Return a function that makes a public topic of some words with one comment."""
    now = timezone.now()

    def make(words):
        title = " ".join(words.split())[:120]
        topic = Topic.objects.create(space=hoi_dap, author=lan, title=title, body=words, status="public", public_at=now)  # fmt: skip
        talk = Discussion.objects.create(topic=topic)
        HubComment(discussion=talk, user=minh, comment=words, status="public").save()
        comment = talk.comments.get()
        Topic.objects.filter(pk=topic.pk).update(accepted=comment)
        Notice.objects.create(recipient=lan, verb="reply", actor=minh, comment=comment, discussion=talk)  # fmt: skip
        return topic

    return make


def executable(text):
    """Return the script elements and handlers that the page should not have."""
    wrong = [
        tag for tag in re.findall(r"<script[^>]*>", text) if not ALLOWED.fullmatch(tag)
    ]
    tags = re.findall(r"<[a-z][^>]*>", text)
    wrong += [
        tag for tag in tags if re.search(r"\son\w+\s*=", re.sub(r"\"[^\"]*\"", "", tag))
    ]
    wrong += [tag for tag in tags if re.match(r"<(iframe|style|base|math)\b", tag)]
    wrong += [tag for tag in tags if re.match(r"<a [^>]*href=\"?\s*javascript:", tag)]
    return wrong


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_hostile_words_are_shown_as_words(thread, lan, first):
    member = Client()
    member.force_login(lan)
    for words in HOSTILE[first : first + 20]:
        topic = thread(words)
        caches["pages"].clear()
        text = text_of(Client().get(topic.get_absolute_url()))
        assert executable(text) == [], words
        data = json.loads(re.search(r'ld\+json">(.*?)</script>', text, re.S)[1])
        assert data["mainEntity"]["acceptedAnswer"]["text"] == words[:500]
        if "://" not in words and "xau.example" not in words:
            assert escape(words.strip()) in text
    for path in ("/toi/thong-bao/", "/toi/bai-cua-toi/", "/cong-dong/hoi-dap/"):
        assert executable(text_of(member.get(path))) == [], path
    feed = text_of(Client().get("/cong-dong/hoi-dap/rss/"))
    assert "<script" not in feed
    assert feed.count("<item>") == 20
