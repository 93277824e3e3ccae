"""Statistics: year files, rules, disclosure control, and what is drawn from them."""
