"""Writes each message into a file of its own, for trials and tests."""

import secrets
import time
from pathlib import Path

from django.conf import settings


class FileSender:
    """Files are named by their time: number in the first line, then the text."""

    def send(self, number: str, text: str) -> None:
        folder = Path(settings.HUB_CODES_FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{time.time_ns()}-{secrets.token_hex(4)}.txt"
        path.touch(mode=0o600)
        path.write_text(f"{number}\n{text}\n", encoding="utf-8")
