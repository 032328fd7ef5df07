"""Stances: the words that take one, who holds it, and what it is on."""
