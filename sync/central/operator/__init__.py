"""The people who run the server: accounts, passwords, what each may do, and the audit of what they did."""
