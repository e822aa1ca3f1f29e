"""What a text says of itself, whoever is named in it."""
