"""Pages: front matter, language pairs, placeholders, contacts, menus."""
