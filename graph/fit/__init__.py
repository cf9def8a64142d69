"""Whether a person meets what a class asks for, and what is missing where not."""
