"""What the manual page says beside what the commands say of themselves.

The marks in these texts are those of `manual.section`.
"""

from __future__ import annotations

DATE = "2026-11-22"
"""When these words were last changed."""
NAME = "sort photos into albums by what they show"
DESCRIPTION = """
Cene looks at photos, recognises what they show, and moves, copies, links or tags them into albums:
by itself where it is sure, and by asking where it is not. Without a command it opens its window.

Nothing leaves the computer, and whatever was done to a file can be undone.

ALBUM, and each of A,B, is the title of an album or its key; `cene albums list` names all.
"""
COMMON = {
    "-h, --help": "Say what the program or the command takes, and stop. All commands have it.",
    "--version": "Say which version this is, and stop. Without a command only.",
    "--catalogue PATH": "The catalogue, the file in which Cene keeps what it knows. Default: "
    "catalogue.sqlite in the folder of data, see FILES.",
    "--json": "Print one JSON document on the standard output, for other programs; what is in "
    "work and what fails is said on the standard error output.",
}
SECTIONS = {
    "EXIT STATUS": """
0 :: All was done.
1 :: Some files failed, each of which was named; `cene doctor` found something amiss.
2 :: The command cannot be understood.
3 :: The catalogue, the classifier or a folder cannot be used.
130 :: It was stopped by Ctrl-C, SIGTERM or the end of its terminal; what it did is whole.
""",
    "ENVIRONMENT": """
CENE_HOME :: The folder of data, in place of the usual one.
XDG_DATA_HOME :: Where the usual folder of data is, on Linux.
XDG_CONFIG_HOME :: Where the service and the start at login are written, on Linux.
""",
    "FILES": """
The folder of data is `~/.local/share/cene` on Linux, `~/Library/Application Support/cene` on macOS
and `%LOCALAPPDATA%\\cene` on Windows. In it are:

catalogue.sqlite :: All that Cene knows: photos, albums, examples, and what was done to files.
thumbnails/ :: Small pictures for the window; may be deleted at any time.
gathered/ :: What `cene gather` brought.
lab/ :: Networks of your own, and what they learn from.
logs/, crash/ :: What the window writes down; without pictures.

Beside those, the systemd unit of `cene watch --install-service` is
`~/.config/systemd/user/cene-watch.service`.
""",
    "EXAMPLES": """
See what would be done, and touch nothing:

$ cene sort ~/Pictures/Inbox --into ~/Pictures/Albums

Do it, then take it back:

$ cene sort ~/Pictures/Inbox --into ~/Pictures/Albums --mode move
$ cene undo --last

Leave photos where they are, and write keywords beside them:

$ cene sort ~/Pictures --into ~/Pictures/Albums --mode tag

An album of your own, from five photos:

$ cene teach Bella a.jpg b.jpg c.jpg d.jpg e.jpg

File what arrives, from now on and after every login:

$ cene watch ~/Pictures/Inbox --into ~/Pictures/Albums --mode move --install-service
""",
    "SEE ALSO": """
The other pages of the documentation come with the program: F1 in the window opens them.
""",
}
