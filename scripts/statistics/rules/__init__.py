"""What must hold before a figure is shown: sums, disclosure control, subtraction, earlier editions."""
