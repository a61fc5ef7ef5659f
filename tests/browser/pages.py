"""One address of each type of page, and of each state that a page can be in."""

LESSON = "/bai-hoc/chup-la-che-hoi-ai/"
PAGES = [
    "/",
    "/bai-hoc/",
    "/bai-hoc/?cho=nong-dan&bac=co-ban",
    "/bai-hoc/?cho=y-te-co-so&bac=thanh-thao",  # no result
    LESSON,
    f"{LESSON}?tra-loi=1B",
    "/lo-trinh/",
    "/lo-trinh/ai-cho-cong-viec-chung/",
    "/cong-cu/",
    "/cong-cu/chatgpt/",
    "/tai-lieu/",
    "/tai-lieu/giao-an-buoi-hoc-90-phut/",
    "/tai-lieu/the-cau-lenh-theo-nghe/",
    "/tai-lieu/cau-hoi-thuong-gap/",
    "/thuat-ngu/",
    "/thuat-ngu/cau-lenh-prompt/",
    "/chuong-trinh/",
    "/chuong-trinh/binh-dan-hoc-ai/",
    "/chuong-trinh/binh-dan-hoc-ai/giai-doan-1/",
    "/tim-kiem/",
    "/tim-kiem/?q=cau+lenh",
    "/tim-kiem/?q=AI&loai=bai-hoc&bac=co-ban&trang=2",
    "/tim-kiem/?q=chatgtp",
    "/tim-kiem/?q=mkjhsdf",  # nothing found
    "/co-chu/",
    "/dang-nhap/",
    "/dang-nhap/?next=/bai-hoc/",
    "/dang-ky/",
    "/dang-nhap/mat-so/",
    "/xac-thuc/",  # no code is waiting
    "/noi-quy/",
    "/bao-ve-du-lieu/",
    "/khieu-nai/",
    "/cong-dong/",
    "/cong-dong/hoi-dap/",
    "/cong-dong/hoi-dap/?trang-thai=chua-tra-loi",
    "/cong-dong/gop-y/",  # nobody has written there
    "/cong-dong/?loc=theo-doi",  # a stranger is asked to sign in
    "/cong-dong/dang/",
    "/meo-hay/",
    "/meo-hay/?nganh=che&cong-cu=bat-ky",
    "/meo-hay/?kiem-chung=co",  # nothing verified yet
    "/meo-hay/2-ba-anh-cho-mot-la-che-la/",
    "/meo-hay/gui/",
    "/khong-co/",
]
