"""Exits with 1 when a file of an installed package is missing or is not what pip installed.

The hashes are those of each package's RECORD: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
"""

import base64
import hashlib
import importlib.metadata
import sys


def is_damaged(file: importlib.metadata.PackagePath) -> bool:
    """Whether the file on disk differs from its hash. Files without one, such as compiled ones, are not looked at."""
    if file.hash is None:
        return False
    try:
        digest = hashlib.new(file.hash.mode, file.read_binary()).digest()
    except OSError:
        return True
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value


damaged = [str(file) for package in importlib.metadata.distributions() for file in package.files or [] if is_damaged(file)]
print("\n".join(damaged))
sys.exit(1 if damaged else 0)
