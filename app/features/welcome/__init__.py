"""First start: language, where the data lives, who sits here, the company, the box."""
