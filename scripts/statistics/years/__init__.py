"""What was collected and written down: year files, their shape, names and the raw layer."""
