"""How Finnish and Swedish write figures, dates and sections of law: one module for each kind."""
