"""Memos (备忘录): notes with a date, for oneself or for everybody."""
