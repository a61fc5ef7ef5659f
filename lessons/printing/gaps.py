"""A "…" that stands alone is a place to write by hand; "dài…" is only a pause."""

import re

GAP = re.compile(r"(?:^|(?<=\s))(?:…|\.{3,})+(?=\s|$)")


def gaps(text: str) -> tuple[list[str], str]:
    """Return the words before each gap, and the words after the last.

    "Chữ ký: … Ngày: … Xem lại." -> (["Chữ ký:", "Ngày:"], "Xem lại.")
    """
    *labels, rest = (part.strip() for part in GAP.split(text))
    return labels, rest
