"""Runs a program and notes what it took: `python launch.py NOTE PROGRAM [ARGUMENTS...]`.

A process of its own, for Linux counts the memory of whoever starts a program as that program's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

note, *command = sys.argv[1:]
began = time.perf_counter()
process = subprocess.Popen(command)
_, status, usage = os.wait4(process.pid, 0)
seconds = time.perf_counter() - began
unit = 1 if sys.platform == "darwin" else 1 << 10  # of ru_maxrss, in bytes
with open(note, "w", encoding="ascii") as file:
    json.dump({"seconds": seconds, "megabytes": usage.ru_maxrss * unit / 1e6}, file)
sys.exit(os.waitstatus_to_exitcode(status))
