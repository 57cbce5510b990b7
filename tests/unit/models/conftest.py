import sys
from pathlib import Path

# The recipe is a script with modules beside it, not a package.
sys.path.insert(0, str(Path(__file__).parents[3] / "models"))
