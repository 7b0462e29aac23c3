"""The live preview: serves a site while it is written, with its faults and the evidence beside the text."""
