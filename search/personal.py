"""Nothing of what people search is kept with them; rows name editors only."""

from hub.accounts.personal import exempt

for model in ("PinnedResult", "PopularQuery", "SynonymVersion"):
    exempt(
        f"search.{model}.author",
        "the staff's work stays, without the person (SET_NULL)",
    )

exempt("search.Entry.object_pk", "what is found; its source's rows take it along")
