"""How a line breaks and a table is heard: hyphens, words kept together, captions."""
