"""Files tied into one site: numbering, targets, claims, checks. Pure."""
