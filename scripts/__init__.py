"""Everything that is ours: plain Python over folders. Only `hooks.py` knows MkDocs."""
