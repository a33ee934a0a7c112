"""Thai number phrases: what their words mean (words), numerals (numbers), whole phrases (reader)."""
