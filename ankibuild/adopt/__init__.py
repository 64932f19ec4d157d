"""Decks that other tools made: their note types kept, their notes matched to questions, whole decks taken over."""
