"""Every form the tables ever had, step by step; none of it imports the program."""
