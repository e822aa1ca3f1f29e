"""What is to be drawn, as a value: the table, what its columns mean, and where it comes from."""
