"""The measures: every figure of the docs comes from a command here."""
