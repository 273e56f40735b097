"""Memos (备忘录): notes with a date, one's own or for all."""
