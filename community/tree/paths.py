"""A comment's path: ten digits of each ancestor's key and of its own.

Depth-first order is the order of the paths, and an insert never moves another row.
Digits only, so every collation of every database sorts them alike.
"""

DIGITS = 10
LAST_LEVEL = 2  # three levels: 0, 1 and 2
# Behind everything below a path: keys are 32-bit numbers, so none begins with a 9.
BEHIND = "9"
LONGEST = DIGITS * (LAST_LEVEL + 1)


def own(key: int) -> str:
    return f"{key:0{DIGITS}d}"


def below(path: str, key: int) -> str:
    """Return the path of a new comment that answers the one at `path` ("": nobody).

    At the deepest level it stands beside the one that it answers.
    """
    return path[: DIGITS * LAST_LEVEL] + own(key)


def keys(path: str) -> list[int]:
    """Return the keys from the root down to the comment itself."""
    return [int(path[at : at + DIGITS]) for at in range(0, len(path), DIGITS)]


def root(path: str) -> int:
    return int(path[:DIGITS])


def depth(path: str) -> int:
    return len(path) // DIGITS - 1


def end(path: str) -> str:
    """Return the first path behind the branch: everything in it is smaller."""
    return path[:-DIGITS] + own(int(path[-DIGITS:]) + 1)
