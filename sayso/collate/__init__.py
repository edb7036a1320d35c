"""A story and its notes to a `Collation`: entities and days settled across reports, points with verdicts, the timeline."""
