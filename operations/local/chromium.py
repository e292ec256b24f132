"""Chromium from the distribution, installed or unpacked. Standard library only."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = Path("usr/lib/chromium/chromium")
FONTS = Path("fonts.conf")
# Of the packages' own settings most are links that only an installation would make. A font that the machine
# has is not unpacked once more, so the machine's folder is looked into as well.
OUR_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
"""
LIBRARIES = ("lib/*-linux-gnu", "usr/lib/*-linux-gnu", "usr/lib/*-linux-gnu/pulseaudio")


@dataclass(frozen=True)
class Chromium:
    """The program, and what its environment must say where it was only unpacked."""

    program: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def sandboxed(self) -> bool:
        """Whether it can have its sandbox: not as root, nor without the installed helper of root's."""
        return os.geteuid() != 0 and not self.environment


def find(parts: Path) -> Chromium | None:
    """The installed Chromium, else the unpacked one; None where there is neither."""
    if installed := shutil.which("chromium"):
        return Chromium(Path(installed))
    root = parts / "chromium"
    if not (root / PROGRAM).exists():
        return None
    folders = [str(folder) for pattern in LIBRARIES for folder in sorted(root.glob(pattern))]
    fonts = {"FONTCONFIG_FILE": str(root / FONTS), "XDG_CACHE_HOME": str(root / "var" / "cache")}
    return Chromium(root / PROGRAM, {"LD_LIBRARY_PATH": os.pathsep.join(folders), **fonts})


def give_fonts(root: Path) -> None:
    """Let the unpacked Chromium find the fonts that were unpacked with it."""
    (root / FONTS).write_text(OUR_FONTS, encoding="utf-8")
