"""The editing screens: menus, vocabularies, what is due, what keeps a page back."""
