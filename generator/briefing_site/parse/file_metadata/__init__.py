"""What documents, sound and films tell of their makers, taken out before readers get them."""
