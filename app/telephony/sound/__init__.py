"""What does a telephone line's own sound say? numpy comes with these modules: they are imported where first used."""
