"""Time `hub.vntext`'s analyser against the least that could be done: casefold, no marks.

Prints microseconds of CPU per call, and how many times the naive baseline that is:

    python benchmarks/analyser.py

The vocabulary and the queries are the launch content's; no database is needed.
"""

import random
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from hub.vntext import analyse_document, analyse_query, fold  # noqa: E402
from hub.vntext.tokens import words  # noqa: E402
from tests.hub.vntext.pack import documents, titles, vocabulary  # noqa: E402
from tests.hub.vntext.typing_keys import telex, vni  # noqa: E402

ROUNDS = 5


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def naive(text: str) -> list[str]:
    """Return words without marks, as a few lines in a view would make them."""
    letters = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(c for c in letters if not unicodedata.combining(c)).split()


def each(call: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Return the CPU microseconds of one call for each text, least of some rounds."""
    times = []
    for text in texts:
        rounds = []
        for _ in range(ROUNDS):
            start = time.process_time_ns()
            call(text)
            rounds.append((time.process_time_ns() - start) / 1000)
        times.append(min(rounds))
    return sorted(times)


def swapped(text: str) -> str:
    """Return a text with two letters of its longest word exchanged."""
    longest = max(text.split(), key=len)
    return text.replace(longest, longest[0] + longest[2:3] + longest[1] + longest[3:])


def hostile() -> list[str]:
    chance = random.Random(7)  # noqa: S311
    letters = "aeiouydnghtfsrxjw0123456789\"'():*\0̣́ếđ ЖΩ"
    texts = [
        "".join(chance.choices(letters, k=chance.randint(1, 400))) for _ in range(300)
    ]
    return [*texts, "bna " * 400, "x" * 10_000, "viteb" * 80, "aeoaeo " * 60, "́" * 5000]


def report(name: str, texts: Sequence[str]) -> None:
    ours = each(lambda text: analyse_query(text, vocabulary()), texts)
    least = each(naive, texts)
    mean, base = sum(ours) / len(ours), sum(least) / len(least)
    p95, worst = ours[int(len(ours) * 0.95)], ours[-1]
    say(f"{name:24}{mean:9.0f}{p95:9.0f}{worst:9.0f}{base:9.1f}{mean / base:8.0f}x")


def report_indexing() -> None:
    pack = documents()
    size = sum(len(f"{title}{body}".encode()) for title, body in pack)

    def rate(call: Callable[[str, str], object]) -> float:
        start = time.process_time()
        for title, body in pack:
            call(title, body)
        return size / (time.process_time() - start) / 1e6

    first = rate(lambda title, body: analyse_document(title, [body]))
    again = rate(lambda title, body: analyse_document(title, [body]))
    least = rate(lambda title, body: naive(f"{title} {body}"))
    say(
        f"\nindexing, MB/s: {first:.2f} with empty caches, {again:.2f} with full ones, "
        f"naive {least:.2f} (naive is {least / again:.1f} times as fast)"
    )


def main() -> None:
    known = titles()
    report_indexing()
    say(
        f"\n{'query, µs CPU':24}{'mean':>9}{'p95':>9}{'worst':>9}{'naive':>9}{'ratio':>9}"
    )
    report("accented", known)
    report("bare", [fold(title) for title in known])
    report("Telex", [" ".join(telex(w.lower()) for w in words(t)) for t in known])
    report("VNI", [" ".join(vni(w.lower()) for w in words(t)) for t in known])
    report("one slip", [swapped(fold(title)) for title in known])
    report("hostile", hostile())


if __name__ == "__main__":
    main()
