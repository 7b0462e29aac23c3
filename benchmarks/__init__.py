"""How fast the generator is: a corpus of any size, and a timer. See README.md."""
