"""Trains the network of one run: `python -m cene.training RUN_FOLDER --cache CACHE_FOLDER`.

Events go to stdout, commands come from stdin (see `channel`). Exit status: 0 finished, 1 failed, 2
usage, 3 cancelled. Started again on the same folder, it goes on where it was.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cene.core.errors import CeneError, UnusableError, printable
from cene.training import folder
from cene.training.channel import CANCELLED, FAILED, FINISHED, CancelledError, Channel
from cene.training.folder import RunFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

CHECKPOINT_EVERY = 30.0
FULL = {errno.ENOSPC, errno.EDQUOT}


def main() -> int:
    """The command.

    Returns:
        The exit status.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # before TensorFlow is loaded
    arguments = _parsed()
    run = RunFolder(arguments.run)
    channel = Channel.of_process()
    channel.listen(lambda: _end(run, channel, "cancelled"))
    try:
        with _sentences(run):
            _train(run, channel, arguments)
    except CancelledError:
        _end(run, channel, "cancelled")
        os._exit(CANCELLED)  # taking TensorFlow down in order may last
    except CeneError as error:
        _end(run, channel, "failed", str(error))
        return FAILED
    channel.say("finished")
    return FINISHED


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m cene.training", description=__doc__)
    parser.add_argument("run", type=Path, help="the folder of the run")
    parser.add_argument("--cache", type=Path, required=True, help="the folder of the squares")
    parser.add_argument("--weights", type=Path, help="the folder of weights that learnt ImageNet")
    parser.add_argument(
        "--checkpoint-every", type=float, default=CHECKPOINT_EVERY, metavar="SECONDS"
    )
    parser.add_argument("--trace", type=Path, help="file for what the network was given")
    return parser.parse_args()


def _train(run: RunFolder, channel: Channel, arguments: argparse.Namespace) -> None:
    result = run.result()
    if result and result["state"] == "finished":
        return
    run.clear()
    (run.path / folder.RESULT).unlink(missing_ok=True)
    # Only here, so that what is wrong with TensorFlow is said in a sentence, and after a reader of
    # commands is there: loading it takes seconds.
    from cene.training.device import DeviceMemoryError
    from cene.training.export import export
    from cene.training.train import Job, Training

    with contextlib.ExitStack() as stack:
        trace = arguments.trace and stack.enter_context(arguments.trace.open("a"))
        weights = arguments.weights or run.path.absolute().parents[1] / "weights"
        every = arguments.checkpoint_every
        try:
            training = Training(Job(run, arguments.cache, weights, channel, every, trace))
            training.train()
            export(training)
        except DeviceMemoryError as error:
            raise _too_large() from error
        training.checkpoint.remove()


@contextlib.contextmanager
def _sentences(run: RunFolder) -> Iterator[None]:
    """Faults of the user's world, as a sentence each."""
    try:
        yield
    except ImportError as error:
        raise UnusableError(
            f"Training needs TensorFlow, which cannot be loaded ({error}); install it with "
            "pip install 'cene[train]'."
        ) from error
    except MemoryError as error:
        raise _too_large() from error
    except OSError as error:
        where = printable(error.filename or run.path)
        if error.errno in FULL:
            raise UnusableError(
                f"The disk is full ({where}); make room and start the training again: it goes on "
                "where it was."
            ) from error
        raise UnusableError(
            f"{where} cannot be used for training: {error.strerror or error}."
        ) from error


def _too_large() -> UnusableError:
    return UnusableError(
        "There is not enough memory for this network; choose fewer photos a step, or a smaller one."
    )


def _end(run: RunFolder, channel: Channel, state: str, reason: str | None = None) -> None:
    """Tell how it ended, as far as there still is somewhere to; what is finished stays so."""
    with contextlib.suppress(OSError):
        if not channel.ended:
            run.write_json(folder.RESULT, {"state": state, "reason": reason}, wait=False)
    channel.say(state, **({"reason": reason} if reason else {}))


if __name__ == "__main__":
    sys.exit(main())
