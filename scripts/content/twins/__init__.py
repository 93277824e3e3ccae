"""How the Finnish and the Swedish text of a page are compared: one module for each part of a text."""
