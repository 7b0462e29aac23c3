"""The geometry of the pictures: numbers in, numbers out."""
