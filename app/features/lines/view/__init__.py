"""The widgets around boxes: the settings page, setting one up, trying it, the simulator's window."""
