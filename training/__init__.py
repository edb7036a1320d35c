"""The recipe that makes sayso's encoder: read the corpora, train, export, measure, write the card. Never imported by sayso."""
