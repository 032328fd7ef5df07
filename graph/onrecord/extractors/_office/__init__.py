"""Offices: the phrases that name them, who holds them, of what body, since when."""
