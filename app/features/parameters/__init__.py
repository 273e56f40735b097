"""What a shop begins with: the words, products and spare parts of its trade."""
