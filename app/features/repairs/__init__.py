"""Repairs (售后服务/报修): from the customer's words to the dispatched technician to the approved result."""
