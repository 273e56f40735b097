"""Products and models, spare parts, sales units: what the shop deals in, kept by the administrator."""
