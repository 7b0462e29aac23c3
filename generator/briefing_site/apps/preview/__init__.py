"""The live preview: a site served while it is written, its faults and its evidence beside the text."""
