"""Complaints and suggestions (投诉/建议): what a customer is not content with, who replies until when."""
