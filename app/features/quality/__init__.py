"""How well are calls answered? Criteria of the supervisor, reviews of calls, results by operator."""
