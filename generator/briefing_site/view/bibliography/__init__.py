"""References: what can be cited, in the styles that readers print and the formats that programs read."""
