"""Customers: who they are, their phones, contacts and addresses, finding them, their card."""
