"""What `ringfile db …` does; one module per deed."""
