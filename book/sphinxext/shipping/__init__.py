"""What pages ship: one cut style sheet, cut fonts, a strict policy, foreign HTML mended, nothing unused."""
