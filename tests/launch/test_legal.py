"""The pages of law, the operator's block and what the mode does: in all three modes."""

import pytest
from django.test import Client
from wagtail.models import Site

from hub.models import Operator
from tests.community.conftest import member as person

PAGES = {
    "noi-quy": "Nội quy", "thoa-thuan-su-dung": "Thoả thuận sử dụng",
    "bao-ve-du-lieu": "Bảo vệ dữ liệu cá nhân", "khieu-nai": "Khiếu nại",
    "lien-he": "Liên hệ", "tro-nang": "Trợ năng", "minh-bach": "Minh bạch",
}  # fmt: skip
EFFECT = {
    "portal": "chưa viết bài được", "moderated": "người kiểm duyệt đọc trước khi đăng",
    "network": "họ tên",
}  # fmt: skip
BLOCK = "Ai chịu trách nhiệm về trang này"
LICENCE = {
    "licence": "12/GP", "licence_date": "2027-02-01", "licence_issuer": "Bộ Văn hoá",
}  # fmt: skip


@pytest.mark.parametrize("mode", EFFECT)
def test_every_page_of_law_the_block_and_the_effect_are_there(mode):
    operator = Operator.for_site(Site.objects.get())
    fields = {"agency": "Sở Mẫu", "person": "Bà Mẫu"} | (
        LICENCE if mode == "network" else {}
    )
    for name, value in ({"mode": mode} | fields).items():
        setattr(operator, name, value)
    operator.save()
    stranger, member = Client(), Client()
    member.force_login(person("Lá"))
    for slug, title in PAGES.items():
        page = stranger.get(f"/{slug}/").content.decode()
        assert f"{title}</h1>" in page, slug
        assert "Bản thảo, chờ bộ phận pháp chế" in page, slug
        foot = page[page.index(BLOCK) :]
        assert "Sở Mẫu" in foot
        assert "Bà Mẫu" in foot
        assert ("12/GP" in foot) == (mode == "network"), slug
        assert all(f'href="/{other}/"' in page for other in PAGES), slug
    assert "Lúc này bạn được làm gì" in (mine := member.get("/toi/").content.decode())
    assert EFFECT[mode] in mine
    feed = member.get("/cong-dong/").content.decode()
    assert ("Hỏi hoặc chia sẻ" in feed) == (mode != "portal")
