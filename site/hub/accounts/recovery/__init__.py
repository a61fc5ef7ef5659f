"""Getting back into an account whose phone is lost, where no e-mail helps.

Asked without an account, checked by a moderator who says how, then two days in which the old
phone and e-mail are told and can stop it. Decision 0015.
"""
