from briefing_site.verify.grounding.stand_in import Day, Derivation, Figure, days_in, derived, figures_in, same, same_day

__all__ = ["Day", "Derivation", "Figure", "days_in", "derived", "figures_in", "same", "same_day"]
