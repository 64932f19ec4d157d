"""The cards as a learner sees them: built by the public API, rendered by Anki, opened in Chromium."""
