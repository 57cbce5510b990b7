"""One network that learns: a step, and what it makes of photos."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import tensorflow as tf  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import keras  # type: ignore[import-untyped]
    from numpy.typing import NDArray

    from cene.training.pipeline import Batch


class Step(NamedTuple):
    """How a step went.

    Attributes:
        loss: sum of the losses of its photos, unweighted, in nats.
        right: how many of them were right.
        seen: how many there were.
    """

    loss: float
    right: int
    seen: int


class Learner:
    """A network and what trains it.

    Args:
        model: gives logits.
        optimizer: of the network's recipe.
    """

    def __init__(self, model: keras.Model, optimizer: keras.Optimizer) -> None:
        self.model, self.optimizer = model, optimizer
        optimizer.build(model.trainable_variables)
        # Batches are as long as each other but for the last: one graph serves all.
        self._learn = tf.function(self._traced, reduce_retracing=True)
        self._look = tf.function(lambda x: model(x, training=False), reduce_retracing=True)

    @property
    def variables(self) -> list[Any]:
        """All that a checkpoint needs, dice of the dropout included."""
        return [*self.model.variables, *self.optimizer.variables]

    def learn(self, batch: Batch) -> Step:
        """Take one step."""
        loss, right = self._learn(batch.inputs, batch.labels, batch.weights)
        return Step(float(loss), int(right), int(batch.labels.shape[0]))

    def logits(self, batches: Iterable[Batch], after: Callable[[], None]) -> NDArray[np.float32]:
        """What the network makes of photos, in their order.

        Args:
            batches: the photos.
            after: called after each batch.
        """
        rows = []
        for batch in batches:
            rows.append(self._look(batch.inputs).numpy())
            after()
        found: NDArray[np.float32] = np.concatenate(rows)
        return found

    def _traced(self, inputs: Any, labels: Any, weights: Any) -> Any:
        with tf.GradientTape() as tape:
            logits = self.model(inputs, training=True)
            losses = tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)
            loss = tf.reduce_mean(losses * weights)
            loss = self.optimizer.scale_loss(tf.add_n([loss, *self.model.losses]))
        variables = self.model.trainable_variables
        self.optimizer.apply(tape.gradient(loss, [one.value for one in variables]), variables)
        right = tf.math.count_nonzero(tf.argmax(logits, 1, labels.dtype) == labels)
        return tf.reduce_sum(losses), right


def losses(logits: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.float64]:
    """Cross-entropy of each photo, in nats."""
    return -np.log(np.maximum(softmax(logits)[np.arange(len(labels)), labels], 1e-30))


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Probabilities, (n, classes)."""
    powers: NDArray[np.float64] = np.exp(
        logits.astype(np.float64) - logits.max(axis=1, keepdims=True)
    )
    powers /= powers.sum(axis=1, keepdims=True)
    return powers
