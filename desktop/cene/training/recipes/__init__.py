"""The networks that the model lab trains, a family a file; `cene.core.recipes` lists them."""

from __future__ import annotations

from cene.training.recipes import (
    applications,
    baselines,
    cene_cnn,
    lite0,
    peetznet,
    three_block,
    vgg_style,
)
from cene.training.recipes.network import FEATURES, LOGITS, Network

__all__ = ["FEATURES", "LOGITS", "NETWORKS", "Network"]

NETWORKS: dict[str, Network] = {
    **baselines.NETWORKS,
    **vgg_style.NETWORKS,
    **peetznet.NETWORKS,
    **cene_cnn.NETWORKS,
    **three_block.NETWORKS,
    **lite0.NETWORKS,
    **applications.NETWORKS,
}
"""By the names of the recipes."""
