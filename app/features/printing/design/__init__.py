"""A form while somebody changes it: which part is which, where it stands, what can be done to it. Without Qt."""
