"""Operators (用户): who may sign in, with which role and rights."""
