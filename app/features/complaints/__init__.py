"""Complaints and suggestions (投诉/建议): what is wrong, who sees to it, by when it is answered."""
