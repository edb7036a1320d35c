"""A `Collation` to what people and tools read: the brief, the account, the page."""
