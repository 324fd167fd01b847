"""Plans on paper: laid out once in millimetres, drawn as PDF here and for a printer by a window."""
