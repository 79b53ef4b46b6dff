"""What cannot both be true, or differs and can: figures, dates, deeds, denials, quotations, attributions, spellings."""
