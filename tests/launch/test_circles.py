"""Pages that link to each other in circles go live one by one, each approved."""

import pytest
from wagtail.models import Page

from hub.accounts.models import User
from lessons import rules
from lessons.models import LessonPage, PathPage, TermPage
from lessons.publishing import PublishRefused, obstacles


@pytest.fixture
def people():
    mails = {"lan": "bientap", "binh": "chuyengia", "hoa": "xuatban"}
    return {
        name: User.objects.get(email=f"{mail}@demo.invalid")
        for name, mail in mails.items()
    }


@pytest.fixture
def circle():
    """Two lessons as a production site begins: drafts that lead to each other."""
    first = LessonPage.objects.get(seed_key="L02")
    second = LessonPage.objects.get(seed_key="L08")
    for page, target in ((first, second), (second, first)):
        page.live, page.next_page, page.related_links = False, target, []
        page.save_revision()
        page.save()
    return first, second


def fresh(page):
    return Page.objects.get(pk=page.pk).specific


def send(page, people):
    page.get_workflow().start(page, people["lan"])
    return fresh(page)


def approve(page, user):
    page.current_workflow_task_state.approve(user=user)
    return fresh(page)


def messages(page, user):
    return [failure.message for failure in obstacles(page, user)]


def test_a_page_may_be_sent_while_what_it_leads_to_is_a_draft(circle):
    first, second = circle
    assert rules.form_failures(first, going_live=False) == []
    assert second.title in rules.form_failures(first)[-1].message


def test_a_circle_goes_live_page_by_page(
    circle, people, client, django_capture_on_commit_callbacks
):
    first, second = (approve(send(page, people), people["binh"]) for page in circle)
    assert messages(first, people["hoa"]) == []
    first = approve(first, people["hoa"])
    assert first.live
    assert not fresh(second).live
    body = client.get(first.get_url()).content.decode()
    assert f'href="{second.get_url()}"' not in body
    with django_capture_on_commit_callbacks(execute=True):
        second = approve(fresh(second), people["hoa"])
    assert second.live
    body = client.get(first.get_url()).content.decode()
    assert f'href="{second.get_url()}"' in body


def test_a_target_that_nobody_approved_keeps_the_page_back(circle, people):
    first, second = circle
    first = approve(send(first, people), people["binh"])
    send(second, people)
    assert any(second.title in text for text in messages(first, people["hoa"]))
    task = first.current_workflow_task
    assert "approve" not in {
        name for name, *_ in task.get_actions(first, people["hoa"])
    }
    with pytest.raises(PublishRefused):
        approve(first, people["hoa"])
    assert not fresh(first).live


def test_a_target_that_was_sent_back_no_longer_counts(circle, people):
    first, second = (approve(send(page, people), people["binh"]) for page in circle)
    second.current_workflow_task_state.reject(user=people["hoa"])
    assert any(second.title in text for text in messages(first, people["hoa"]))


def test_a_path_waits_for_its_stops(people):
    path = PathPage.objects.get(seed_key="LP1")
    stop = path.items.first().target
    Page.objects.filter(pk=stop.pk).update(live=False)
    found = [failure.message for failure in rules.form_failures(fresh(path))]
    assert any(stop.title in text for text in found)


def test_a_term_sent_for_approval_goes_straight_to_the_publisher(people, mailoutbox):
    term = TermPage.objects.get(seed_key="G01")
    term.meaning = "Máy làm được việc cần trí óc"
    term.save_revision(user=people["lan"])
    term = send(term, people)
    assert term.current_workflow_task.name == "Duyệt đăng"
    assert people["binh"].email not in {to for mail in mailoutbox for to in mail.to}
    assert approve(term, people["hoa"]).meaning == "Máy làm được việc cần trí óc"


def test_changing_and_approving_at_once_is_refused_and_keeps_the_words(people, client):
    term = send(TermPage.objects.get(seed_key="G01"), people)
    client.force_login(people["hoa"])
    url = f"/quan-tri/pages/{term.pk}/edit/"
    form = client.get(url).context["form"]
    values = {
        f"{part.prefix}-{name}" if part.prefix else name: part[name].value()
        for part in (form, *(f.management_form for f in form.formsets.values()))
        for name in part.fields
    }
    sent = {key: value for key, value in values.items() if value is not None}
    answer = client.post(
        url,
        sent
        | {
            "meaning": "Câu chữ vừa đổi lúc bấm duyệt",
            "comments-TOTAL_FORMS": 0,
            "sources-count": 0,
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
        },
    )
    assert answer.status_code == 200
    body = answer.content.decode()
    assert "Câu chữ vừa đổi lúc bấm duyệt" in body
    assert "người khác đăng" in body
    assert "vừa đổi" not in fresh(term).meaning
