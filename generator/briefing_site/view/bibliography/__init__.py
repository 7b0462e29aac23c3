"""References: works that can be cited, in printed styles and in formats for other programs."""
