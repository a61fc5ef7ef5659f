"""Which of our own English words a page still shows."""

import re
from functools import cache

from babel.messages.pofile import read_po

from tests.test_translations import PO, texts

TAG = re.compile(r"<script.*?</script>|<[^>]+>", re.S)


@cache
def sentences() -> frozenset[str]:
    """Return our msgids of several words that stand on a page as they are."""
    with PO.open("rb") as file:
        ids = {texts(m.id)[0] for m in read_po(file, locale="vi") if m.id}
    return frozenset(words for words in ids if " " in words and "%(" not in words)


def left_in(page: str) -> set[str]:
    return sentences() & {line.strip() for line in TAG.sub("\n", page).split("\n")}
