"""The central server: the register, its rules, its publications, and the API terminals talk to."""
