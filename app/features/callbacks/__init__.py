"""Callbacks (回访): is the customer content with what was sold or repaired? And who was never asked?"""
