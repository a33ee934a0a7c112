"""How readers find a word or number: how text is cut, what the index holds, what each passage is."""
