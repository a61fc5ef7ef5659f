"""Answering a question without JavaScript: `?tra-loi=1A&tra-loi=2C` shows the notes."""

import re
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest

ANSWER = re.compile(r"([1-9])([A-F])\Z")


class Answers(NamedTuple):
    """The letter that was given to each question, by its number from 1."""

    letters: dict[int, str]

    @classmethod
    def parse(cls, page: Any, request: HttpRequest) -> "Answers":
        """Read `tra-loi`; what fits no question or option of `page` is dropped."""
        options = {n: len(b.value["options"]) for n, b in enumerate(page.questions, 1)}
        found: dict[int, str] = {}
        for value in request.GET.getlist("tra-loi")[:9]:
            if match := ANSWER.match(value):
                number, letter = int(match[1]), match[2]
                if ord(letter) - ord("A") < options.get(number, 0):
                    found[number] = letter
        return cls(dict(sorted(found.items())))

    def query(self) -> str:
        return urlencode(
            [("tra-loi", f"{n}{letter}") for n, letter in self.letters.items()]
        )

    def of(self, number: int) -> str:
        """Return the letter given to question `number`, "" for none yet."""
        return self.letters.get(number, "")

    def others(self, number: int) -> list[str]:
        """Return the answers to the other questions, to be sent along with this one."""
        return [f"{n}{letter}" for n, letter in self.letters.items() if n != number]
