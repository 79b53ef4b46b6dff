"""A desk at work: pages are added, linked, compared, watched for, exported and forgotten."""
