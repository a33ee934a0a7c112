"""What to do where the package is there and something that it needs is not."""

from __future__ import annotations

_REMEDY = "pip install"


def not_installed(error: ModuleNotFoundError) -> ModuleNotFoundError:
    """The same error with the remedy; one that tells it already stays as it is."""
    if _REMEDY in str(error):
        return error
    missing = (error.name or "a module").partition(".")[0]
    what = f"recount needs {missing}, which is not installed here: repeat {_REMEDY} of recounted"
    return ModuleNotFoundError(f"{what}, with all that it needs", name=error.name)
