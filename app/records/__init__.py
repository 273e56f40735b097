"""The engine: a described record type becomes lists, forms, steps, timeline entries, numbers."""
