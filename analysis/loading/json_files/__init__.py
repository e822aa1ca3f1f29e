"""JSON: lines of objects, values one after another, and which standard of its own a file may follow."""
