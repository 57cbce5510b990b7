"""What the networks are computed on."""

from __future__ import annotations

import keras  # type: ignore[import-untyped]
import psutil
import tensorflow as tf  # type: ignore[import-untyped]

DeviceMemoryError = tf.errors.ResourceExhaustedError
"""What TensorFlow raises when a network does not fit."""


def settle(seed: int) -> str:
    """Before anything is computed: threads, memory and dice.

    Args:
        seed: of all dice; the same seed repeats a run to the bit on the same device.

    Returns:
        The name of the device.
    """
    cores = _cores()
    tf.config.threading.set_intra_op_parallelism_threads(cores)
    tf.config.threading.set_inter_op_parallelism_threads(cores)
    graphics = tf.config.list_physical_devices("GPU")
    for one in graphics:  # the person's desktop needs some of it
        tf.config.experimental.set_memory_growth(one, enable=True)
    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    if graphics:
        details = tf.config.experimental.get_device_details(graphics[0])
        return str(details.get("device_name", "GPU"))
    return f"CPU, {cores} cores"


def half_precision(wanted: bool) -> bool:  # noqa: FBT001 - the question itself
    """Whether to compute with 16-bit numbers: only graphics processors gain by it."""
    return wanted and bool(tf.config.list_physical_devices("GPU"))


def precision() -> str:
    """What comes of the wish for 16-bit numbers, in words."""
    return "16 bits" if half_precision(wanted=True) else "32 bits, for 16 would be no faster on it"


def _cores() -> int:
    """Those that this process may use, which is fewer than all in a container."""
    return len(psutil.Process().cpu_affinity()) if psutil.LINUX else psutil.cpu_count() or 1
