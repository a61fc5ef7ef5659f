"""A guess at what somebody is writing; a question unless the words say otherwise."""

import re

from hub.vntext import fold

from .models import Kind

ASKS = re.compile(
    r"\?|\b(lam sao|the nao|vi sao|tai sao|cach nao|ai biet|co nen|duoc khong|cho hoi"
    r"|nho (cac )?(bac|co|anh|chi|ban)|o dau|bao nhieu|co phai)\b"
)
TELLS = re.compile(
    r"\b(chia se|kinh nghiem|meo nho|toi da lam|toi vua lam|minh da lam|em da lam"
    r"|toi da thu|lam duoc roi|ke lai|ke cho)\b"
)


def kind_of(text: str) -> Kind:
    bare = fold(text)
    tells = TELLS.search(bare) and not ASKS.search(bare)
    return Kind.SHARE if tells else Kind.QUESTION
