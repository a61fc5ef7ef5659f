"""A message goes out, or somebody is told that it did not, and what to do."""

import json
import logging
import socketserver
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore, Thread
from typing import ClassVar

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from hub.accounts.codes import SenderDown, delivery, http, text_sender
from hub.accounts.models import Use

from .conftest import ask, signed_in, text_of, type_code

NUMBER, TEXT = "+84912345678", "123456 là mã đăng nhập"
HTTP = "hub.accounts.codes.http.HttpSender"
DEAD = "http://127.0.0.1:9/"  # nobody listens there


@contextmanager
def provider(status=200, wait=0, headers=()):
    """Serve one way of answering on a free port; give its address and what came."""
    came = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            came.append((self.path, self.headers["Authorization"], json.loads(body)))
            time.sleep(wait)
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/gui", came
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def by_http(settings):
    settings.HUB_TEXT_SENDER, settings.HUB_TEXT_TOKEN = HTTP, "khoa-cua-nha-mang"
    return settings


def test_the_provider_gets_number_text_and_key(by_http):
    with provider() as (by_http.HUB_TEXT_URL, came):
        text_sender().send(NUMBER, TEXT)
    assert came == [("/gui", "Bearer khoa-cua-nha-mang", {"to": NUMBER, "text": TEXT})]


@pytest.mark.parametrize(("status", "headers"), [
    (500, ()), (401, ()), (302, [("Location", "/gui-lai")]), (429, ()), (503, ()), (504, ()),
])  # fmt: skip
def test_any_other_answer_means_that_it_may_not_have_gone_out(by_http, status, headers):
    with provider(status, headers=headers) as (by_http.HUB_TEXT_URL, came):
        with pytest.raises(SenderDown) as down:
            text_sender().send(NUMBER, TEXT)
        assert len(came) == 1  # a redirect is not followed: the key stays here
    assert str(down.value) == f"status {status}"
    assert down.value.spent == (status in {302, 500, 504})  # others refused it for sure


def test_a_slow_provider_is_given_up(by_http, monkeypatch):
    monkeypatch.setattr(http, "ANSWER", 0.3)
    begun = time.monotonic()
    with provider(wait=2) as (by_http.HUB_TEXT_URL, _came):
        with pytest.raises(SenderDown):
            text_sender().send(NUMBER, TEXT)
        assert time.monotonic() - begun < 1.5


@contextmanager
def odd_provider(answer):
    """Serve whatever `answer` does with the socket of a request that was read."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(65536)
            answer(self.request)

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.block_on_close = True, False
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def drip(socket):
    with suppress(OSError):
        for byte in b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 60 + b"\r\n\r\n":
            socket.sendall(bytes([byte]))
            time.sleep(0.1)


def test_a_provider_that_answers_by_drops_is_given_up(by_http, monkeypatch):
    monkeypatch.setattr(http, "ANSWER", 0.5)
    monkeypatch.setattr(http, "CONNECT", 0.5)
    begun = time.monotonic()
    with odd_provider(drip) as by_http.HUB_TEXT_URL, pytest.raises(SenderDown) as down:
        text_sender().send(NUMBER, TEXT)
    assert time.monotonic() - begun < 2
    assert down.value.spent


@pytest.mark.parametrize(("url", "spent"), [
    (DEAD, False), ("http://khong-co.invalid/", False), ("", True),
])  # fmt: skip
def test_only_what_was_never_reached_cost_nothing(by_http, url, spent):
    with odd_provider(lambda socket: socket.close()) as there:
        by_http.HUB_TEXT_URL = url or there
        with pytest.raises(SenderDown) as down:
            text_sender().send(NUMBER, TEXT)
    assert down.value.spent == spent


def test_the_deadlines_leave_the_reader_ten_seconds():
    assert http.CONNECT + http.ANSWER <= 10


def test_the_console_says_why_it_prints(settings, capsys):
    settings.HUB_TEXT_SENDER = "hub.accounts.codes.console.ConsoleSender"
    text_sender().send(NUMBER, TEXT)
    printed = capsys.readouterr().out
    assert TEXT in printed
    assert "Chưa nối dịch vụ tin nhắn" in printed


def test_the_file_is_for_nobody_else(texts):
    text_sender().send(NUMBER, TEXT)
    assert texts.all() == [(NUMBER, f"{TEXT}\n")]
    assert next(texts.folder.glob("*.txt")).stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_dead_sender_of_texts_is_said_and_costs_no_try(
    lan, by_http, client, texts, caplog
):
    by_http.HUB_TEXT_URL = DEAD
    with caplog.at_level(logging.DEBUG):
        for _try in range(7):
            page = text_of(ask(client, "0912 345 678"))
    assert "máy gửi tin nhắn đang hỏng" in page
    assert "thư điện tử" in page
    assert 'value="0912 345 678"' in page
    assert not Use.objects.exclude(kind__in=["noted", "try-address"]).exists()
    assert "no code went out by phone" in caplog.text
    assert "912345678" not in caplog.text.replace(" ", "")
    by_http.HUB_TEXT_SENDER = "hub.accounts.codes.file.FileSender"
    ask(client, "0912 345 678")
    assert type_code(client, texts.code()).status_code == 302


@pytest.mark.django_db
def test_what_may_have_gone_out_is_counted(lan, by_http, client, monkeypatch):
    """A provider that answers too late may have sent the message, and charges for it."""
    monkeypatch.setattr(http, "ANSWER", 0.2)
    with provider(wait=1) as (by_http.HUB_TEXT_URL, _came):
        page = text_of(ask(client, "0912 345 678"))
    assert "máy gửi tin nhắn đang hỏng" in page
    assert set(Use.objects.values_list("kind", flat=True)) >= {"code", "text-cost"}


@pytest.mark.django_db
def test_a_sender_that_dies_before_the_second_code_leaves_the_first_good(
    lan, by_http, texts, client
):
    by_http.HUB_TEXT_SENDER = "hub.accounts.codes.file.FileSender"
    ask(client, "0912 345 678")
    by_http.HUB_TEXT_SENDER, by_http.HUB_TEXT_URL = HTTP, DEAD
    page = text_of(client.post("/xac-thuc/", {"action": "resend"}))
    assert "máy gửi tin nhắn đang hỏng" in page
    type_code(client, texts.code())
    assert signed_in(client)


@pytest.mark.django_db
def test_a_dead_mail_server_is_said_and_costs_no_try(home, settings, client):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 2},
        }
    }
    page = text_of(ask(client, "lan@example.vn"))
    assert "máy gửi thư đang hỏng" in page
    assert 'value="lan@example.vn"' in page
    assert not Use.objects.exclude(kind__in=["noted", "try-address"]).exists()


class Seeing(EmailBackend):
    """Notes whether a connection to the database is held while a message goes out."""

    held: ClassVar[list[bool]] = []

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            super().__init__(*args, **kwargs)

    def send(self, number, text):
        Seeing.held.append(connection.connection is not None)

    def send_messages(self, messages):
        Seeing.held.append(connection.connection is not None)
        return len(messages)


@pytest.mark.django_db(transaction=True)
def test_no_connection_is_held_while_a_message_goes_out(settings, client):
    """Few connections serve all readers: a slow provider may take none of them."""
    settings.HUB_TEXT_SENDER = f"{__name__}.Seeing"
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Seeing"}}
    Seeing.held.clear()
    assert ask(client, "0912 345 678").status_code == 302
    assert ask(client, "lan@example.vn").status_code == 302
    assert Seeing.held == [False, False]


@pytest.mark.django_db
def test_only_so_many_wait_for_a_sender_at_once(home, texts, client, monkeypatch):
    monkeypatch.setattr(delivery, "AT_ONCE", BoundedSemaphore(1))
    with delivery.AT_ONCE:
        page = text_of(ask(client, "0912 345 678"))
    assert "máy gửi tin nhắn đang hỏng" in page
    assert texts.all() == []
    assert not Use.objects.filter(kind="code").exists()
    assert ask(client, "0912 345 678").status_code == 302
    assert ask(client, "0912 345 679").status_code == 302  # the turn was given back


class Broken:
    def send(self, number, text):
        raise RuntimeError(f"{number} {text}")


@pytest.mark.django_db
def test_a_sender_with_a_bug_is_a_dead_one_and_tells_no_number(
    home, settings, client, caplog
):
    settings.HUB_TEXT_SENDER = f"{__name__}.Broken"
    with caplog.at_level(logging.DEBUG):
        page = text_of(ask(client, "0912 345 678"))
    assert "máy gửi tin nhắn đang hỏng" in page
    assert "no code went out by phone: RuntimeError" in caplog.text
    assert "912345678" not in caplog.text
