"""What a reader sees of a table or a series: finding, bars, notes, chart."""
