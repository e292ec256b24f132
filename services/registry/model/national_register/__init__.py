"""The national register of NGOs, as the Ministry of Justice exports it: a reference for checks."""
