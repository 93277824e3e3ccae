"""Data files that pages show: contacts, sources, terms, timeline, phrases, pictures, open questions."""
