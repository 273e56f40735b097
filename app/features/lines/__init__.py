"""The boxes and lines of this seat: settings, trying a box, the simulator's window."""
