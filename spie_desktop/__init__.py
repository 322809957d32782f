"""SPIE Desktop: for the person who leads the committees of the Service public de l’insertion et de l’emploi."""

__version__ = "0.1.0"
