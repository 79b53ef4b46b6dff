"""Quality on labelled data, with floors that never sink unnoticed."""
