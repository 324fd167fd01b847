"""A roster on its way in: the summary, the wizard of three steps, and what a newer one changes."""
