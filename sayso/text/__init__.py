"""Pure functions on strings: words, sentences, marks, numbers, clock, alignment. They know no report and no knowledge file."""
