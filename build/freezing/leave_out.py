"""What the frozen program leaves out of the packages that it is made of, and why."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""Name in `_internal`, where it comes from, and PyInstaller's word for what it is."""

MODULES = {
    "cene.training": "needs TensorFlow, which is larger than all the rest",
    "tensorflow": "see above",
    "keras": "see above",
    "torch": "never used; NumPy and LiteRT look for it",
    "skimage": "its photos were for a demo that has its own",
    "sklearn": "see above",
    "scipy": "comes with the two above",
    "tkinter": "Qt draws the window; Pillow could use Tk too",
    "_tkinter": "see above",
    "setuptools": "installs packages, which a frozen program never does",
    "pkg_resources": "see above",
    "pip": "see above",
    "distutils": "see above",
    "packaging": "see above",
    "IPython": "rich would adapt to it",
    "pygments": "rich would colour code with it, and Cene prints none",
    "markdown_it": "rich would print Markdown with it, and Cene prints none",
    "pydoc_data": "help for people at a Python prompt",
    "lib2to3": "for programs in Python 2",
    "test": "Python's own tests",
    "numpy.f2py": "compiles Fortran",
    "numpy.distutils": "builds packages",
    "numpy.tests": "NumPy's own tests",
    "ai_edge_litert.aot": "compiles networks for chips that phones have",
    "ai_edge_litert.vendors": "see above",
    "ai_edge_litert.tools": "for the makers of networks",
    "ai_edge_litert.compiled_model": "the other way to run a network; Cene uses the interpreter",
    "ai_edge_litert.schema_py_generated": "takes networks apart",
    "ml_dtypes": "kinds of numbers that no network of Cene has",
    "google.protobuf": "describes networks to the tools above",
    "flatbuffers": "see above",
    "tqdm": "progress of the tools above",
    "PySide6.QtQml": "Qt Quick's language; the window is made of widgets",
    "PySide6.QtQuick": "see above",
    "PySide6.QtQuickWidgets": "see above",
    "PySide6.QtQuickControls2": "see above",
    "PySide6.QtOpenGL": "nothing is drawn in three dimensions",
    "PySide6.QtOpenGLWidgets": "see above",
    "PySide6.QtSql": "the catalogue is opened by sqlite3 alone",
    "PySide6.QtTest": "for tests",
    "PySide6.QtDesigner": "for drawing windows by hand",
    "PySide6.QtUiTools": "see above",
    "PySide6.QtHelp": "for programs with a manual inside",
    "PySide6.QtPrintSupport": "nothing is printed",
    "PySide6.QtXml": "XML is read by exiv2",
    "PySide6.QtConcurrent": "for C++",
}
"""Python modules, each with all below it."""

FILES = {
    "ai_edge_litert/libLiteRtWebGpuAccelerator.*": "19 MB; the network runs on the processor",
    "ai_edge_litert/libLiteRt.*": "8 MB; only the other way to run a network asks for it",
    "exiv2/locale/*": "messages that Cene says itself, and in its own words",
    "exiv2/examples/*": "examples",
    "*.pyi": "types for programmers",
    "*/include/*": "for programmers in C++",
    "PySide6/Qt/qml/*": "Qt Quick's parts; the window is made of widgets",
    "*Qt6Qml*": "Qt Quick; what needs it below is left out too",
    "*Qt6Quick*": "see above",
    "*Qt6VirtualKeyboard*": "see above",
    "*qtvirtualkeyboardplugin*": "a keyboard on the screen, in Qt Quick; desktops have their own",
    "*Qt6Pdf*": "no PDF is shown",
    "*imageformats/*qpdf*": "see above",
    "*imageformats/*qtga*": "pictures are decoded by Pillow; Qt reads only icons",
    "*imageformats/*qtiff*": "see above",
    "*imageformats/*qwbmp*": "see above",
    "*imageformats/*qwebp*": "see above",
    "*imageformats/*qgif*": "see above",
    "*imageformats/*qicns*": "see above",
    "*plugins/networkinformation/*": "whether there is a network concerns `cene gather` only",
    "*plugins/tls/*": "QtNetwork serves the one socket on this computer",
    "*plugins/sqldrivers/*": "the catalogue is opened by sqlite3 alone",
    "*plugins/printsupport/*": "nothing is printed",
    "*plugins/qmltooling/*": "for programmers in Qt Quick",
    "*plugins/designer/*": "for drawing windows by hand",
    "*plugins/generic/*": "input without a desktop",
    "*plugins/egldeviceintegrations/*": "screens without a desktop",
    "*Qt6EglFS*": "see above",
    "*Qt6EglFs*": "see above",
    "*platforms/*qeglfs*": "see above",
    "*platforms/*qlinuxfb*": "see above",
    "*platforms/*qminimalegl*": "see above",
    "*platforms/*qvkkhrdisplay*": "see above",
    "*platforms/*qvnc*": "a screen over the network",
    "*platforms/*qminimal.*": "draws nothing at all; `offscreen` does what tests need",
    "*plugins/wayland-graphics-integration-server/*": "for programs that are a desktop themselves",
    "*Qt6WaylandCompositor*": "see above",
    "*Qt6WaylandEglCompositor*": "see above",
    "*platformthemes/*qgtk3*": "loads GTK, with half of GNOME; the portal has the same file dialogs",
    "*xcbglintegrations/*": "nothing is drawn by OpenGL",
    "*opengl32sw*": "20 MB on Windows; see above",
    "*d3dcompiler*": "see above",
    "*Qt6OpenGLWidgets*": "see above",
}
"""Files in `_internal`, by patterns."""

SYSTEM = {
    "libstdc++.so*": "graphics drivers of a newer system need the newer one; each system has it",
    "libgcc_s.so*": "see above",
    "libfontconfig.so*": "must be of one age with the files in /etc/fonts, or it complains of them",
    "libfreetype.so*": "belongs to the one above",
}
"""Libraries of the system itself, by patterns of their names; those inside packages stay."""

LANGUAGES = ("de", "en")
"""Qt's own texts are needed in what Cene speaks."""


def trimmed(entries: list[Entry]) -> list[Entry]:
    """What stays of the files, without libraries that only something left out has asked for."""
    kept = [entry for entry in entries if not _left_out(entry[0])]
    reached = {os.path.basename(name) for name, _, kind in kept if not _library(name, kind)}
    waiting = [source for name, source, kind in kept if not _library(name, kind)]
    sources = {
        os.path.basename(name): source for name, source, kind in kept if _library(name, kind)
    }
    while waiting:
        for needed, _ in get_imports(waiting.pop()):
            library = os.path.basename(needed)
            if library not in reached and library in sources:
                reached.add(library)
                waiting.append(sources[library])
    return [entry for entry in kept if os.path.basename(entry[0]) in reached]


def _library(name: str, kind: str) -> bool:
    """Whether a file is there only for others, which must ask for it."""
    if kind == "SYMLINK":
        return True
    return kind == "BINARY" and ("/" not in name or "/Qt/lib/" in name) and "python" not in name


def _left_out(name: str) -> bool:
    name = name.replace("\\", "/")
    if "/translations/" in name and name.startswith("PySide6/"):
        return not name.endswith(tuple(f"/qtbase_{language}.qm" for language in LANGUAGES))
    patterns = FILES if "/" in name else FILES | SYSTEM
    return any(fnmatchcase(name, pattern) for pattern in patterns)
