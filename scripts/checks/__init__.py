"""What pages have in common: the same sections on pages of one kind, and sentences that can be read."""
