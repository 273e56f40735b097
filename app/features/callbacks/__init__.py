"""Callbacks (回访): customers asked how it was, one by one or in a round, and those who never were."""
