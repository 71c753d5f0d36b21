"""A country to measure with: invented rows by the million, their files, and what others would do with them."""
