"""What machines can say about barriers: three engines over every page, and the record of their last run."""
