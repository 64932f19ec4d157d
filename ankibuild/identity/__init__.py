"""Who a note is, for ever: GUIDs, the ids they come from, and the lock file that remembers what was built."""
