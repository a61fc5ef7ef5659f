"""The people of the community's tests, made anew: nothing is rolled back around these."""

from tests.community.conftest import (  # noqa: F401
    admin,
    co_hoa,
    hoi_dap,
    home,
    network,
    no_haste,
    operator,
    roles_made,
    set_mode,
)
