"""A button pressed twice: one account, one session, and it is not lost."""

from threading import Barrier, Thread

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client

from hub.accounts.entrance import claims
from hub.accounts.models import Act, User

from .conftest import ask, join, signed_in, type_code

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"


def twin(client):
    """Return a client that holds the same cookie at this moment."""
    other = Client()
    other.cookies["sessionid"] = client.cookies["sessionid"].value
    return other


def test_a_claim_is_taken_once(db):
    claims.offer("muoi")
    claims.offer("khac")
    assert [claims.take("muoi") for _each in range(3)] == [True, False, False]
    assert claims.take("khac")
    assert not claims.take("chưa có")


def test_the_second_press_does_not_end_the_session_of_the_first(home, texts, client):
    join(client, PHONE)
    late = twin(client)
    type_code(client, texts.code())
    answer = type_code(late, texts.code())
    assert "sessionid" not in answer.cookies  # the browser keeps what the first set
    late.cookies["sessionid"] = client.cookies["sessionid"].value
    assert late.get(answer.headers["Location"]).headers["Location"] == "/"
    assert signed_in(client)


def test_no_answer_to_a_session_that_is_gone_deletes_a_cookie(home, texts, client):
    ask(client, PHONE)
    late = twin(client)
    type_code(client, texts.code())
    for answer in (late.get("/xac-thuc/"), late.get("/dang-ky/"), ask(late, "12")):
        assert "sessionid" not in answer.cookies


def test_the_name_sent_twice_leads_to_the_same_place(home, texts, client):
    ask(client, PHONE)
    type_code(client, texts.code())
    late = twin(client)
    fields = {"name": "Sáu", "adult": "yes"}
    client.post("/dang-ky/", fields)
    answer = late.post("/dang-ky/", fields)
    assert answer.headers["Location"] == "/dang-ky/"
    assert "sessionid" not in answer.cookies
    assert User.objects.count() == 1


def at_once(act, clients):
    """Let all do the act at the same moment; return the answers."""
    answers, barrier = [], Barrier(len(clients))

    def run(client):
        barrier.wait()
        try:
            answers.append(act(client))
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("begin", [join, ask])
def test_a_code_typed_by_three_at_once_opens_one_session(texts, begin):
    client = Client()
    begin(client, PHONE)
    clients, code = [twin(client) for _each in range(3)], texts.code()
    answers = at_once(lambda one: type_code(one, code), clients)
    assert [answer.status_code for answer in answers] == [302] * 3
    if begin is ask:
        first = next(one for one in clients if "proven" in str(dict(one.session)))
        clients, fields = (
            [twin(first) for _each in range(3)],
            {"name": "Sáu", "adult": "yes"},
        )
        at_once(lambda one: one.post("/dang-ky/", fields), clients)
    assert sum(signed_in(one) for one in clients) == 1
    assert User.objects.count() == 1
    assert Act.objects.filter(kind="sign-up").count() == 1
    assert Session.objects.count() == 1
