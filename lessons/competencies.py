"""The 24 components of digital competency of Circular 02/2025/TT-BGDĐT.

The names follow public teaching tools that reproduce the annex; they are to be compared
with the official annex once. They are names of a standard and are not translated.
"""

from typing import NamedTuple

FRAME = "Thông tư 02/2025/TT-BGDĐT"
COMPONENTS = {
    "1.1": "Duyệt, tìm kiếm và lọc dữ liệu, thông tin và nội dung số",
    "1.2": "Đánh giá dữ liệu, thông tin và nội dung số",
    "1.3": "Quản lý dữ liệu, thông tin và nội dung số",
    "2.1": "Tương tác thông qua công nghệ số",
    "2.2": "Chia sẻ thông tin và nội dung thông qua công nghệ số",
    "2.3": "Sử dụng công nghệ số để thực hiện trách nhiệm công dân",
    "2.4": "Hợp tác thông qua công nghệ số",
    "2.5": "Quy tắc ứng xử trên mạng",
    "2.6": "Quản lý danh tính số",
    "3.1": "Phát triển nội dung số",
    "3.2": "Tích hợp và tạo lập lại nội dung số",
    "3.3": "Thực thi bản quyền và giấy phép",
    "3.4": "Lập trình",
    "4.1": "Bảo vệ thiết bị",
    "4.2": "Bảo vệ dữ liệu cá nhân và quyền riêng tư",
    "4.3": "Bảo vệ sức khoẻ và an sinh số",
    "4.4": "Bảo vệ môi trường",
    "5.1": "Giải quyết các vấn đề kỹ thuật",
    "5.2": "Xác định nhu cầu và giải pháp công nghệ",
    "5.3": "Sử dụng sáng tạo công nghệ số",
    "5.4": "Xác định các vấn đề cần cải thiện về năng lực số",
    "6.1": "Hiểu biết về trí tuệ nhân tạo",
    "6.2": "Sử dụng trí tuệ nhân tạo",
    "6.3": "Đánh giá trí tuệ nhân tạo",
}


class Competency(NamedTuple):
    """A component with the grade that a page aims at: code "6.2", grade "CB2"."""

    code: str
    grade: str

    @property
    def name(self) -> str:
        return COMPONENTS.get(self.code, "")


def parse(text: str) -> list[Competency]:
    """Return the competencies of "6.1 CB2, 6.2 CB2"; unknown codes have no name."""
    found = []
    for piece in text.split(","):
        code, _space, grade = piece.strip().partition(" ")
        if code:
            found.append(Competency(code, grade.strip()))
    return found
