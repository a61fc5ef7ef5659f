"""Breaking runs of text into lines, with any measure of width."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from hub.vntext import clean

from .sheet import Run

SPACE = re.compile(r"(\s+)")
Line = list[Run]
Measure = Callable[[Run], float]


def wrap(runs: Iterable[Run], width: float, measure: Measure) -> list[Line]:
    """Return the lines in NFC; a word wider than `width` breaks between its letters."""
    lines: list[Line] = []
    for word in words(runs):
        joined = join([*lines[-1], *gap(lines[-1], word), *word]) if lines else word
        if lines and total(joined, measure) <= width:
            lines[-1] = joined
        elif total(word, measure) <= width:
            lines.append(word)
        else:
            lines += broken(word, width, measure)
    return lines


def words(runs: Iterable[Run]) -> Iterator[Line]:
    """Yield what stands between spaces; a bold half of a word is a run of its own."""
    word: Line = []
    for run in runs:
        for piece in SPACE.split(clean(run.text)):
            if piece and not piece.isspace():
                word.append(replace(run, text=piece))
            elif piece and word:
                yield word
                word = []
    if word:
        yield word


def gap(line: Line, word: Line) -> Line:
    """Return the space between two words, in their look when they share it."""
    same = replace(line[-1], text="") == replace(word[0], text="")
    return [replace(word[0], text=" ") if same else Run(" ")]


def join(line: Line) -> Line:
    """Return the line with neighbours of one look made into one run."""
    joined: Line = []
    for run in line:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined


def broken(word: Line, width: float, measure: Measure) -> Iterator[Line]:
    line: Line = []
    for letter in (replace(run, text=letter) for run in word for letter in run.text):
        grown = join([*line, letter])
        if line and total(grown, measure) > width:
            yield line
            grown = [letter]
        line = grown
    yield line


def total(line: Line, measure: Measure) -> float:
    return sum(measure(run) for run in line)
