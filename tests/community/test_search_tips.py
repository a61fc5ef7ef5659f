"""Tips are found with the filters of members' things, and what is hidden is nowhere."""

import pytest
from django.test import Client

from community.actions import approval, comments, leaving, moderation, tips, trials
from community.models import Reason, Tip
from lessons.models import Sector
from search.upkeep import check

from .test_search import found, is_nowhere, shown
from .tips import filed, row, words

pytestmark = pytest.mark.django_db
SECRET = "Quyetnhungvang"


@pytest.fixture
def tip(admin):
    report = row(Sector, "bao-cao", "Báo cáo")
    return tips.post(
        by=admin,
        words=words(
            title="Viết báo cáo tuần từ gạch đầu dòng",
            problem=f"Báo cáo tuần mất cả buổi, {SECRET}",
        ),
        filed=filed(sectors=[report]),
    )


def urls(text, **asked):
    return [one.url for one in shown(text, **asked)]


def test_row_27_viet_bao_cao_finds_the_tip(tip, thay_binh):
    assert tip.get_absolute_url() in urls("viet bao cao")
    sector, tool = {"sector": ("bao-cao",)}, {"tool": ("chatgpt",)}
    assert tip.get_absolute_url() in urls("viet bao cao", chosen=sector)
    assert tip.get_absolute_url() in urls("viet bao cao", chosen=tool)
    assert urls("viet bao cao", chosen={"sector": ("che",)}) == []
    assert urls("viet bao cao", chosen={"answered": ("co",), "kind": ("tip",)}) == []


def test_verified_is_a_filter_that_follows_the_mark(tip, thay_binh):
    chosen = {"verified": ("co",)}
    assert urls("viet bao cao", chosen=chosen) == []
    tips.verify(by=thay_binh, tip=tip, seen=tip.version)
    assert urls("viet bao cao", chosen=chosen) == [tip.get_absolute_url()]
    assert "Đã kiểm chứng" in Client().get("/tim-kiem/?q=viet+bao+cao").text
    tips.edit(
        by=tip.author, tip=Tip.objects.get(pk=tip.pk), words=words(prompt="Khác hẳn."),
        filed=filed(),
    )  # fmt: skip
    assert urls("khac han", chosen=chosen) == []


def test_what_it_shows_besides_is_read_anew(tip, lan):
    trials.record(by=lan, tip=tip, worked=True, tool=tip.tools.get())
    assert "1 lần thử được" in Client().get("/tim-kiem/?q=viet+bao+cao").text


def test_a_hidden_tip_is_gone_with_the_next_request(tip, co_hoa):
    assert found(SECRET).total == 1
    moderation.hide(by=co_hoa, thing=tip, reason=Reason.FALSE)
    is_nowhere()
    moderation.show(by=co_hoa, thing=tip)
    assert found(SECRET).total == 1
    moderation.remove(by=co_hoa, thing=tip, reason=Reason.FALSE)
    is_nowhere()


def test_one_taken_back_is_gone_until_it_is_put_back(tip, admin):
    tips.delete(by=admin, tip=tip)
    is_nowhere()
    tips.put_back(by=admin, tip=tip)
    assert found(SECRET).total == 1


def test_one_that_waits_is_found_once_it_is_approved(lan, co_hoa):
    waits = tips.post(by=lan, words=words(problem=SECRET), filed=filed())
    is_nowhere()
    approval.approve(by=co_hoa, thing=waits, seen=waits.version)
    assert urls(SECRET) == [waits.get_absolute_url()]
    leaving.erase_words(lan)
    is_nowhere()


def test_an_answer_below_it_leads_to_its_place(tip, admin):
    said = comments.reply(by=admin, discussion=tip.discussion, body="Kimcuongxanh nhé")
    assert urls("kimcuongxanh") == [said.get_absolute_url()]


def test_index_and_tips_agree(admin, request):
    before = check()
    request.getfixturevalue("tip")
    assert check() == before
