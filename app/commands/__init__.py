"""What `main.py` does besides opening the window; one module per command, each with `add_to` and `run`."""
