"""What the desktop around the window is asked for: tray, files, login, logs, language."""
