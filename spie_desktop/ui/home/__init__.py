"""« Accueil »: what needs the facilitator today."""
