"""Prints what is said of the recipes as translators' tools expect texts to be."""

from __future__ import annotations

from cene.core.recipes import RECIPES

print("from PySide6.QtCore import QCoreApplication")
for text in (text for one in RECIPES for text in (one.title, one.about)):
    print(f'QCoreApplication.translate("Recipes", {text!r})')
