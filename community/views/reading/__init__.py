"""What everybody may read: lists, threads, earlier texts, feeds."""
