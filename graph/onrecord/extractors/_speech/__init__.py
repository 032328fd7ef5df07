"""Speech: frames and quotations, what is said, and who speaks."""
