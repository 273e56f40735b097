"""Sales (销售/购机): what a customer bought, what is owed, what falls due from it."""
