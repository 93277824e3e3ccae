"""The generated pages of the statistics."""
