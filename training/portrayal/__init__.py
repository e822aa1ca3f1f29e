"""Rebuilds the model that judges how texts portray people."""
