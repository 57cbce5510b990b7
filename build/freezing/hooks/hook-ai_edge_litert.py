"""LiteRT finds its library by the name of its wrapper, where no import leads to."""

from PyInstaller.utils.hooks import collect_dynamic_libs

KEPT = ("libpywrap_litert_common", "_pywrap_litert_interpreter_wrapper")
"""What the interpreter needs; the other wrappers are for the makers of networks."""

binaries = [
    found
    for found in collect_dynamic_libs("ai_edge_litert", search_patterns=["*.so", "*.pyd", "*.d*"])
    if any(kept in found[0] for kept in KEPT)
]
