"""Parts meet by data (docs/architecture.md): dotted paths, never imports backwards."""

HUB_SLOTS: dict[str, list[str]] = {
    "html.attributes": ["community.slots.text_size"],
    "me.doors": [
        "community.talking.mine_doors",
        "community.invitations.slots.door",
        "hub.accounts.slots.my_data",
        "hub.accounts.slots.safety",
    ],
    "header.account": ["community.slots.me", "hub.accounts.slots.account"],
    "header.doors": [
        "community.talking.nav_door",
        "community.slots.door",
        "hub.accounts.slots.door",
    ],
    "footer.about": ["community.slots.legal"],
    "join.rules": ["community.slots.rules_sentence"],
    "post.similar": ["search.slots.similar"],
    "lesson.after": ["community.talking.page_talk"],
    "home.community": ["community.talking.home_talk"],
    "member.after": ["community.talking.member_topics"],
    "search.ask": ["community.talking.ask"],
    "faq.answer": ["community.talking.tips_of"],
    "faq.ask": ["community.talking.ask"],
    "programme.after": ["community.talking.ask"],
    "error.ways": ["community.talking.way_on"],
}
HUB_SITEMAPS = {
    "topics": "community.sitemaps.TopicSitemap",
    "tips": "community.sitemaps.TipSitemap",
}
HUB_LOADERS = [
    "hub.places.loader.load",
    "lessons.loader.load",
    "community.loader.load",
    "community.tips_loader.load",
    "search.loader.load",
]
HUB_ROLE_SETUPS = [
    "lessons.roles.setup",
    "search.roles.setup",
    "community.roles.setup",
    "community.spaces.setup",
]
# Groups that come with a badge: only a grant gives or takes them.
HUB_BADGE_GROUPS = ["Kiểm duyệt", "Biên tập"]
HUB_AFTER_SIGN_IN = [
    "hub.accounts.recovery.waiting.ask_first",
    "hub.accounts.mydata.leaving.ask_first",
    "community.rules.ask_again",
]
# Models with sealed values: `rotate_phone_keys` moves their rows to the keys in use.
HUB_SEALED = [
    "accounts.Phone",
    "accounts.Factor",
    "accounts.LegalRecord",
    "accounts.Recovery",
    "community.ExpectedTrainer",
    "community.Identity",
    "community.Complaint",
]
HUB_ROUNDS = [
    "search.upkeep.learn_what_is_new",
    "hub.accounts.mydata.leaving.carry_out",
    "hub.accounts.mydata.copies.forget",
    "hub.accounts.recovery.waiting.carry_out",
]
HUB_CLEANUPS = [
    "hub.upkeep.clear_sessions",
    "hub.upkeep.prune_tasks",
    "search.logbook.forget",
    "hub.accounts.limits.forget",
    "hub.accounts.acts.forget",
    "hub.accounts.sign_ins.clear",
    "hub.accounts.mydata.leaving.forget",
    "hub.accounts.mydata.copies.sweep",
    "hub.accounts.recovery.waiting.forget",
    "community.actions.pictures.forget",
    "community.actions.history.forget",
]
HUB_UNCACHED = (
    "/quan-tri/",
    "/dang-nhap/",
    "/dang-ky/",
    "/xac-thuc/",
    "/dang-xuat/",
    "/toi/",
    "/moi/",
    "/cong-dong/dang/",
    "/cong-dong/viec/",
    "/cong-dong/anh/",
    "/meo-hay/gui/",
    "/kiem-duyet/",
    "/khieu-nai/",
    "/suc-khoe/",
    "/_util/",
)
HUB_SEARCH_SOURCES = [
    "search.sources.lessons.SOURCES",
    "search.sources.community.SOURCES",
    "search.sources.tips.SOURCES",
]
