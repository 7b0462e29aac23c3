"""How the libraries of a feature are installed: the same words wherever one is missing.

No registry has this project, and whoever took its name there could give away any program. So nothing is
installed by that name: the locks in the generator's own folder name each library, its version and its hash.
"""

from __future__ import annotations

FEATURES = "run `make features` in the folder of the generator"
"""The cure for a library that is missing."""
