"""The designer of forms: what it does to a form, and its window under mouse and keys."""
