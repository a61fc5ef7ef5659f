"""Nothing on a public page is left in English."""

from wagtail.models import Page

from tests.english import left_in


def test_no_english_words_of_ours_are_shown(client):
    shown = {}
    for page in Page.objects.live().filter(depth__gt=1):
        for words in left_in(client.get(page.get_url()).content.decode()):
            shown.setdefault(words, page.get_url())
    assert shown == {}
