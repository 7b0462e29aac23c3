"""What shells need to complete `briefing`, and the shape of the command that it is made from."""
