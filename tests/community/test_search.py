"""What members say is found, and what is no longer public is nowhere, at once."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from community.actions import (
    accepting,
    approval,
    comments,
    discussions,
    leaving,
    moderation,
    topics,
)
from community.models import HubComment, Revision, Status, Topic
from hub.accounts.models import User
from hub.accounts.personal import Leaving, erase
from hub.places.models import Commune
from lessons.models import Sector
from search.asking import Ask
from search.finding import find
from search.models import Entry
from search.offering import offers, said
from search.showing import results
from search.slots import similar
from search.suggesting import suggest
from search.upkeep import bring_up, check, learn_what_is_new
from tests.factories import make_lesson

pytestmark = pytest.mark.django_db
# A word that stands nowhere else.
SECRET = "Quyetnhungvang"


def found(text=SECRET, **asked):
    return find(Ask(text, **asked))


def shown(text, **asked):
    answer = found(text, **asked)
    return results(answer.query, answer.hits, RequestFactory().get("/"))


def is_nowhere(text=SECRET):
    """Not among results, counts, suggestions, corrections, nor words that may be said."""
    after = found(text)
    assert (after.hits, after.total) == ((), 0)
    assert not any(after.counts.values())
    assert suggest(text[:6]) == ()
    assert said([text.lower()], "vi") == set()
    for slip in (text[:-1] + "x", text[:-1]):
        assert offers(found(slip), "vi") == []
    assert text not in Client().get("/tim-kiem/goi-y/", {"q": text[:6]}).text


@pytest.fixture
def lesson(home):
    return make_lesson()


def test_a_topic_is_found_by_its_words_and_leads_to_itself(question):
    (hit,) = shown("nhen do")
    assert hit.url == question.get_absolute_url()
    assert str(hit.label) == "Cộng đồng"
    assert "<mark>nhện đỏ</mark>" in hit.title


def test_a_hit_in_an_answer_leads_to_that_answer(question, says, minh):
    says(minh, "Bác cứ để ý độ ẩm.")
    wanted = says(minh, f"Nhà tôi dùng {SECRET} thì đỡ.")
    (hit,) = shown(SECRET)
    assert hit.url == f"/cong-dong/binh-luan/{wanted.pk}/"
    assert str(hit.place) == "một câu trả lời"
    led = Client().get(hit.url)
    assert led.url == f"{question.get_absolute_url()}#binh-luan-{wanted.pk}"


def test_facets_count_what_they_lead_to(hoi_dap, lan, co_hoa, minh, says, question):
    commune = Commune.objects.create(code="1", name="Tân Cương", kind="Xã", slug="tan-cuong")  # fmt: skip
    sector = Sector.objects.create(label="Chè", slug="che", locale=make_lesson().locale)
    topic = topics.post(
        by=co_hoa, space=hoi_dap, body=f"Hỏi về {SECRET} ở xã nhà.", commune=commune,
        sector=sector,
    )  # fmt: skip
    answer = comments.reply(by=co_hoa, discussion=topic.discussion, body="Bác làm thế này.")  # fmt: skip
    assert "answered" not in {n for n, v in found().counts.items() if v}
    accepting.accept(by=co_hoa, comment=answer)
    counts = found().counts
    assert counts["commune"] == {"tan-cuong": 1}
    assert counts["sector"] == {"che": 1}
    assert counts["answered"] == {"co": 1}
    for name, value in (("commune", "tan-cuong"), ("sector", "che"), ("answered", "co")):  # fmt: skip
        assert found(chosen={name: (value,)}).total == 1
    assert found(chosen={"commune": ("noi-khac",)}).total == 0
    (hit,) = shown(SECRET)
    facts = [fact.words for fact in hit.facts]
    assert facts == ["Câu hỏi", "Đã có câu trả lời được chọn", "1 trả lời", "Xã Tân Cương"]  # fmt: skip
    text = Client().get(f"/tim-kiem/?q={SECRET}").text
    for words in ("Xã hoặc phường", "Xã Tân Cương", 'name="loi-giai" value="co"'):
        assert words in text
    accepting.unaccept(by=co_hoa, comment=answer)
    assert not found().counts.get("answered")


def test_a_changed_code_of_a_vocabulary_is_filed_anew(hoi_dap, co_hoa):
    sector = Sector.objects.create(label="Chè", slug="che", locale=make_lesson().locale)
    topics.post(by=co_hoa, space=hoi_dap, body=f"Hỏi về {SECRET}.", sector=sector)
    sector.slug = "tra"
    sector.save()
    assert found().counts["sector"] == {"tra": 1}


@pytest.fixture
def answer(question, says, thay_binh):
    """An answer with the word, by somebody who is neither asker nor moderator."""
    told = says(thay_binh, f"Tôi thử {SECRET} rồi, được.")
    bring_up()  # the page that Wagtail's migrations brought
    learn_what_is_new()
    assert found().total == 1
    assert said([SECRET.lower()], "vi") == {SECRET.lower()}
    return told


def hide(answer, co_hoa):
    moderation.hide(by=co_hoa, thing=answer, reason="false")


def remove(answer, co_hoa):
    moderation.remove(by=co_hoa, thing=answer, reason="false")


def hide_branch(answer, co_hoa):
    moderation.hide_branch(by=co_hoa, comment=answer, reason="false")


def take_back(answer, co_hoa):
    comments.delete(by=answer.user, comment=answer)


def edit(answer, co_hoa):
    comments.edit(by=answer.user, comment=answer, body="Tôi viết lại khác hẳn.")
    assert found().total == 1  # the old text is public until the change is approved
    approval.approve_edit(by=co_hoa, revision=Revision.objects.waiting().get())


def leave(answer, co_hoa):
    leaving.erase_words(answer.user)


def hide_topic(answer, co_hoa):
    moderation.hide(by=co_hoa, thing=answer.discussion.topic, reason="false")


def remove_topic(answer, co_hoa):
    moderation.remove(by=co_hoa, thing=answer.discussion.topic, reason="false")


def take_topic_back(answer, co_hoa):
    topic = answer.discussion.topic
    topics.delete(by=topic.author, topic=topic)


def quietly(answer, co_hoa):
    Topic.objects.update(status=Status.HIDDEN)


ENDS = [hide, remove, hide_branch, take_back, edit, leave, hide_topic, remove_topic,
        take_topic_back, quietly]  # fmt: skip


@pytest.mark.parametrize("end", ENDS, ids=lambda act: act.__name__)
def test_an_answer_that_is_no_longer_public_is_nowhere(answer, co_hoa, end):
    end(answer, co_hoa)
    is_nowhere()
    if end is not quietly:
        assert not Entry.objects.filter(ba__contains=SECRET.lower()).exists()
        assert check() == (0, 0, 0)


@pytest.mark.parametrize("end", [hide_topic, remove_topic, take_topic_back, quietly, leave])  # fmt: skip
def test_a_topic_that_is_no_longer_public_is_nowhere(hoi_dap, thay_binh, co_hoa, end):
    topic = topics.post(by=thay_binh, space=hoi_dap, body=f"{SECRET} là gì thế nhỉ?")
    is_nowhere()  # it waits
    approval.approve(by=co_hoa, thing=topic, seen=topic.version)
    learn_what_is_new()
    assert found().total == 1
    assert [hit.object_pk for hit in suggest(SECRET[:6])] == [topic.pk]
    topic.refresh_from_db()
    spoken = HubComment(discussion=topic.discussion, user=thay_binh)
    end(spoken, co_hoa)
    is_nowhere()


def test_what_is_shown_again_is_found_again(answer, co_hoa):
    moderation.hide(by=co_hoa, thing=answer.discussion.topic, reason="false")
    moderation.show(by=co_hoa, thing=answer.discussion.topic)
    assert found().total == 1


def test_who_leaves_but_lets_the_words_stay_is_found_without_a_name(answer, co_hoa):
    name = answer.user.name
    erase(answer.user, Leaving.KEEP_WRITINGS)
    assert found().total == 1
    assert name not in Client().get(f"/tim-kiem/?q={SECRET}").text


def test_an_erased_account_takes_its_words_along(answer):
    erase(User.objects.get(pk=answer.user_id), Leaving.REMOVE_WRITINGS)
    is_nowhere()


def unpublish(page):
    page.unpublish()


def unlist(page):
    Page.objects.filter(pk=page.pk).update(live=False)


def expire(page):
    past = timezone.now() - timedelta(minutes=1)
    Page.objects.filter(pk=page.pk).update(expire_at=past)


def close(page):
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )


@pytest.mark.parametrize("end", [unpublish, unlist, expire, close, None])
def test_talk_below_a_page_goes_and_comes_with_the_page(
    lesson, says, minh, co_hoa, end
):
    told = says(minh, f"Bài này hay, {SECRET}.", discussion=discussions.of_page(lesson))
    learn_what_is_new()
    (hit,) = shown(SECRET)
    assert hit.title == f"Bà con nói gì về “{lesson.title}”"
    led = Client().get(hit.url)
    assert led.url == f"/cong-dong/ve/{lesson.pk}/#binh-luan-{told.pk}"
    if end:
        end(lesson)
    else:
        moderation.hide(by=co_hoa, thing=told, reason="false")
    is_nowhere()


def test_the_title_of_a_page_finds_the_page_and_not_the_talk_below(lesson, says, minh):
    says(minh, "Cảm ơn ban biên tập.", discussion=discussions.of_page(lesson))
    assert [hit.model for hit in found(lesson.title).hits] == ["lessons.lessonpage"]


def test_a_draft_is_offered_answered_questions_and_no_open_ones(
    question, says, minh, co_hoa
):
    request = RequestFactory().get("/")
    told = says(minh, "Soi mặt dưới lá.")
    assert question.get_absolute_url() not in similar(request, "chè bị nhện đỏ")
    accepting.accept(by=co_hoa, comment=told)
    assert question.get_absolute_url() in similar(request, "chè bị nhện đỏ")


def test_of_a_very_long_thread_the_newest_and_the_chosen_answer_are_found(
    question, says, co_hoa, minh, monkeypatch
):
    monkeypatch.setattr("search.sources.community.MOST_ANSWERS", 3)
    first = says(co_hoa, f"Lời đầu {SECRET}.")
    for number in range(5):
        says(co_hoa, f"Lời thứ {number} nối theo.")
    assert found().total == 0
    assert found("nối theo").total == 1
    accepting.accept(by=co_hoa, comment=first)
    assert found().total == 1
