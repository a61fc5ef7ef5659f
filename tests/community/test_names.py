"""Names that would pass for the staff, and names of people that would not."""

import pytest

from hub.accounts.impostors import passes_for_staff

STAFF = """
Ban Quản Trị|ban quan tri|BAN QUẢN TRỊ|Quản trị viên|quảntrịviên|Q u ả n T r ị|Q.u.a.n t.r.i
Quản-trị|Quản_trị viên 2|Kiểm duyệt|Kiem Duyet Vien|Cán bộ|Cán bộ xã|can-bo|Admin|admin123
ADMIN hub|a d m i n|4dm1n|аdmin|Аdmіn|ａｄｍｉｎ|𝐚𝐝𝐦𝐢𝐧|AdmIn|admln|Addmin|adrnin|superadmin
Quan tr1 vien|Moderator|M0derator|Biên tập viên|Ban tổ chức|BQT|B.Q.T|Hỗ trợ kỹ thuật|админ
Quản\u200btrị|Quản trị|Lan (Ban quản trị)|adm\u00adin|Mod
Bình dân học AI|Binh dan hoc AI|Bình Dân Học|Tổng đài hỗ trợ|Hỗ trợ|UBND xã Đồng Hỷ|Công an tỉnh
Ban QT|Q.trị viên|qtv01|Mod 2|mod2|Lan 🅰🅳🅼🅸🅽|🇦🇩🇲🇮🇳 Lan|System|Điều hành|Ban điều hành|Ban Quân Trí
Quân trị|Ủy ban Nhân dân xã
"""
PEOPLE = """
Lan|Cô Lan|Nguyễn Thị Hồng|Bác Sáu|Trần Quang Trí|Lê Quản|Ngọc An Bo|Cô Mơ Đ|Cần|Bộ
Badminton Thái Nguyên|Hội phụ nữ Đồng Hỷ|Minh Anh 86|Đỗ Duyệt|Kiểm|Tập|Thầy Bình|Cán|Admir
Văn Hành|Trị Quan|Modern|Bích Thuỷ|Chị Biên|Phạm Công An
Nguyễn Thị Diệu Hạnh|Dieu Hanh|Trần Quân Trí|Hồ Trở|Lan 01|Nguyễn Bình Dân|Tuấn 1990
"""


@pytest.mark.parametrize("name", STAFF.strip().replace("\n", "|").split("|"))
def test_it_passes_for_staff(name):
    assert passes_for_staff(name)


@pytest.mark.parametrize("name", PEOPLE.strip().replace("\n", "|").split("|"))
def test_it_is_a_person_s_name(name):
    assert not passes_for_staff(name)
