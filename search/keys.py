"""One key for all ways to write the same query."""

from hub.vntext import clean, term, tokens

LONGEST = 200


def folded(text: str) -> str:
    """Return the folded words of a query with single spaces, "" if it holds none."""
    words = (term(token.text) for token in tokens(clean(text)))
    return " ".join(words)[:LONGEST].rstrip()
