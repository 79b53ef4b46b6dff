"""The steps that bring a desk's tables from one version to the next."""
