"""What pictures tell of their makers, places and cameras, taken out without touching a pixel."""
