"""The program with its modules loaded already: each request forks one that only has to begin.

Run as a script by `tests.warm`; its one argument is the number of a socket that requests come by.
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import json
import os
import signal
import socket
import sys
import threading
import time
from importlib import import_module

from cene.__main__ import main

LOADED = (
    "cene.cli",
    *(
        f"cene.{name}_command{plural}"
        for name, plural in (("album", "s"), ("model", "s"), ("lab", "s"), ("gather", ""))
    ),
    *("cene.lessons", "cene.tag_commands", "cene.watch_command"),
    *("cene.vision.backbone", "cene.vision.embedding", "cene.vision.decode"),
    "cene.organiser.ranking",
)
ANY_TRACER = (0x59616D61, -1, 0, 0, 0)
"""For prctl: any process may trace this one, also where only its parents might."""
GLANCE = 0.001


def serve(link: socket.socket) -> None:
    """Fork for each request; returns only in what is the program from then on."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the attendants
    while True:
        message, files, _, _ = socket.recv_fds(link, 1 << 20, 3)
        if not message:
            os._exit(0)
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            link.close()
            child = os.fork()
            if child == 0:
                _become(message, files)
                return
            _attend(child, files)
        for file in files:
            os.close(file)


def _attend(child: int, files: list[int]) -> None:
    """Tell who the program is, and how it ends."""
    *others, told = files
    for file in others:
        os.close(file)
    os.write(told, f"{child}\n".encode())
    _, status = os.waitpid(child, 0)
    os.write(told, f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _become(message: bytes, files: list[int]) -> None:
    """Take over arguments, environment, folder and streams; wait for a tracer if there is one."""
    wanted = json.loads(message)
    out, err, told = files
    os.close(told)
    os.dup2(out, 1)
    os.dup2(err, 2)
    for file in {out, err}:
        os.close(file)
    sys.argv[1:] = wanted["arguments"]
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["folder"])
    if wanted["log"] is not None:
        ctypes.CDLL(None).prctl(*map(ctypes.c_long, ANY_TRACER))
        # That a tracer is there does not say that it sees every call by now; a line of its does.
        while os.stat(wanted["log"]).st_size == 0:
            signal.alarm(0)
            time.sleep(GLANCE)


def _run() -> None:
    """Be the program to its end, but for taking apart all that is loaded: half of a short run."""
    try:
        main()
    except SystemExit as end:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(end.code or 0))


if __name__ == "__main__":
    for name in LOADED:
        import_module(name)
    gc.collect()
    gc.freeze()  # or the first collection copies all pages
    serve(socket.socket(fileno=int(sys.argv[1])))
    _run()
