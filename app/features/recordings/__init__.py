"""Recordings: kept with their calls, played, moved into the store, deleted when their time is over."""
