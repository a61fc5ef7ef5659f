"""Prints the message where the site was started, for one machine without a provider."""

import sys

NOTICE = (
    "Chưa nối dịch vụ tin nhắn nên mã hiện ở đây, không gửi đi đâu."
    " / No SMS provider is set, so the message is printed here and sent to nobody."
)


class ConsoleSender:
    def send(self, number: str, text: str) -> None:
        sys.stdout.write(f"\n{NOTICE}\n  {number}: {text}\n\n")
        sys.stdout.flush()
