"""What does a refrigeration shop in Beijing look like after some years? Invented customers and calls, by seed."""
