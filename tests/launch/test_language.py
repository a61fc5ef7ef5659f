"""Nothing on a public page is left in English."""

import re

from babel.messages.pofile import read_po
from wagtail.models import Page

from tests.test_translations import PO, texts

TAG = re.compile(r"<script.*?</script>|<[^>]+>", re.S)


def test_no_english_words_of_ours_are_shown(client):
    with PO.open("rb") as file:
        english = {texts(m.id)[0] for m in read_po(file, locale="vi") if m.id}
    english = {
        words for words in english if words.count(" ") >= 1 and "%(" not in words
    }
    shown = {}
    for page in Page.objects.live().filter(depth__gt=1):
        text = TAG.sub("\n", client.get(page.get_url()).content.decode())
        lines = {line.strip() for line in text.split("\n")}
        for words in english & lines:
            shown.setdefault(words, page.get_url())
    assert shown == {}
