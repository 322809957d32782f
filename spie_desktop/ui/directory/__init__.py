"""Annuaire: the place of structures, professionals, territories, cohorts."""
