"""The editing screens of the search: synonyms, pinned results, what people look for."""
