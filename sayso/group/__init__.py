"""Reports to stories: which belong together, who copied whom, how many independent origins there are."""
