"""Messages (留言): left for a colleague, or for a customer's next call."""
