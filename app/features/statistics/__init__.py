"""What happened in a period, how often and for how much? Statistics of everything that is recorded."""
