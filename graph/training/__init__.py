"""How the news language model is made. Training-time code; not part of the wheel."""
