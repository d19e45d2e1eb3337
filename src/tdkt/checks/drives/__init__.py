"""What only a drive (đợt thi đua) and the reports on it can break."""
