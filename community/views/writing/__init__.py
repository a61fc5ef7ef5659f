"""Forms with words, and buttons: all below prefixes that no cache keeps."""
