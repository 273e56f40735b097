"""What callbacks look like beyond list and form: the round, and those who were never called back."""
