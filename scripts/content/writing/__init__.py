"""Pages as editors write them: front matter, structure, placeholders, links, addresses."""
