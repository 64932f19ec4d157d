"""Years in the life of a deck: an author's edits and a learner's reviews, held against a model in plain Python."""
