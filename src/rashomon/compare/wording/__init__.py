"""What each account calls the same person, place, thing, event or action."""
