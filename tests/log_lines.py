"""Listens to every log line of the tests, and to what no line may hold.

Numbers are known by their shape, whoever's they are; codes, e-mails and names are those
that came up in the test: each code that was made, each account that was saved.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

NUMBER = re.compile(
    r"(?<![\w.-])(?:\+84|0084|84|0)[\s.-]?[35789]\d(?:[\s.-]?\d){7}(?!\w)"
)


class LogLines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    @contextmanager
    def of_one_test(self) -> Iterator[set[str]]:
        """Collect what is private in a test, and begin without lines of another one."""
        from allauth.account.adapter import DefaultAccountAdapter
        from django.db.models.signals import post_save

        from hub.accounts.models import User

        private: set[str] = set()
        make = DefaultAccountAdapter.generate_login_code

        def made(adapter: DefaultAccountAdapter) -> str:
            private.add(code := make(adapter))
            return code

        def saved(instance: User, **kwargs: object) -> None:
            words = {instance.email or "", instance.name}
            private.update(word for word in words if "@" in word or " " in word)

        self.lines.clear()
        post_save.connect(saved, sender=User)
        try:
            with patch.object(DefaultAccountAdapter, "generate_login_code", made):
                yield private
        finally:
            post_save.disconnect(saved, sender=User)

    def leaks(self, private: set[str]) -> list[str]:
        """Return the lines that hold something private, whole words only."""
        words = [
            NUMBER.pattern,
            *(rf"(?<!\w){re.escape(one)}(?!\w)" for one in private),
        ]
        pattern = re.compile("|".join(words))
        return [line for line in self.lines if pattern.search(line)]
