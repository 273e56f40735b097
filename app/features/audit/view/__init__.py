"""The pages of the supervisor: what is to be approved, and the audit trail."""
