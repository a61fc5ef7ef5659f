"""The tree of comments: where one stands, and how many public ones are below it."""
