"""Reading threads and lists: a constant number of queries, however long they are."""
