"""Search in the reader's own browser: what is looked through, the index, the page and its script."""
