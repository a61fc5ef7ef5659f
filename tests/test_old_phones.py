"""Android's WebView 88 shows every page: Zalo's built-in browser on a phone nobody updates.

Newer words may stand only behind `@supports`, or where a browser that skips them loses
nothing (`text-wrap`, `accent-color`).
"""

import re
from pathlib import Path

STATIC = Path(__file__).resolve().parents[1] / "site" / "hub" / "static" / "hub"
TOO_NEW = {
    "css": r"@layer|@container|@scope|@starting-style|:has\(|light-dark\(|color-mix\("
    r"|\b\d+[dsl]v[hw]\b|\bsubgrid\b|\[popover|:popover-open|overflow: clip|(?m:^\s*&)|\{\s*&",
    "js": r"\.at\(|structuredClone|Object\.hasOwn|\.findLast|\.toSorted|\.toReversed"
    r"|Object\.groupBy|(?m:^await )|(?m:^const .* = await )|showPopover|AbortSignal\.timeout",
}


def too_new(text: str, kind: str) -> list[str]:
    return re.findall(TOO_NEW[kind], re.sub(r"/\*.*?\*/", "", text, flags=re.S))


def test_style_and_script_hold_nothing_that_such_a_phone_lacks():
    found = {
        path.name: words
        for kind in TOO_NEW
        for path in STATIC.glob(f"{kind}/*.{kind}")
        if (words := too_new(path.read_text(encoding="utf-8"), kind))
    }
    assert found == {}
    assert too_new("a { color: light-dark(red, blue); b { & c {} } }", "css")
    assert too_new("const last = rows.at(-1);", "js")


def test_what_only_newer_browsers_choose_stands_behind_a_question():
    for path in STATIC.glob("css/*.css"):
        text = path.read_text(encoding="utf-8")
        asked = text.find("@supports selector(::details-content)")
        first = text.find("::details-content")
        assert first == -1 or 0 <= asked < first, path.name
