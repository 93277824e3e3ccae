"""From the built pages to what the public gets."""
