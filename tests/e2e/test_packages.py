"""The Linux packages, of a small program in place of the frozen one: their making counts here."""

from __future__ import annotations

import configparser
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from tests.e2e.program import FROZEN, PROGRAM, cene

from cene import __version__
from cene.files.scan import PICTURES

ROOT = Path(__file__).parents[2]
DESKTOP = ROOT / "resources" / "desktop"
MENUS = {
    "cene.nemo_action": "Nemo Action",
    "cene-servicemenu.desktop": "Desktop Action sort",
    "cene-sendto.desktop": "Desktop Entry",
    "cene-action.desktop": "X-Action-Profile folders",
}
"""The file managers' menus, each with the part that has the command."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages for Linux")


def need(*tools: str) -> None:
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [*map(str, command)], cwd=ROOT, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A folder as PyInstaller makes them, with a real program and real libraries' names in it."""
    program = tmp_path / "cene"
    (program / "_internal").mkdir(parents=True)
    (program / "licences" / "python").mkdir(parents=True)
    (program / "licences" / "python" / "LICENSE").write_text("PSF")
    shutil.copy("/bin/true", program / "cene")
    shutil.copy("/bin/true", program / "cene-window")
    (program / "_internal" / "inside.txt").write_text("there")
    (program / "_internal" / "link").symlink_to("inside.txt")
    return tmp_path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def age(folder: Path) -> None:
    """Give all files other times and another order on the disk."""
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (1e9, 1e9), follow_symlinks=False)


def test_the_debian_package_holds_all_and_is_the_same_each_time(dist: Path) -> None:
    need("dpkg-deb", "objdump", "sh")
    same = {"SOURCE_DATE_EPOCH": "1750000000"}
    run("sh", "build/linux/deb.sh", dist, **same)
    (package,) = dist.glob("*.deb")
    assert package.name.startswith(f"cene_{__version__}_")
    listed = run("dpkg-deb", "--contents", package)
    for path in (
        "./usr/lib/cene/_internal/inside.txt",
        "./usr/share/applications/cene.desktop",
        "./usr/share/metainfo/org.cene.Cene.metainfo.xml",
        "./usr/share/icons/hicolor/256x256/apps/cene.png",
        "./usr/share/icons/hicolor/scalable/apps/cene.svg",
        "./usr/share/nemo/actions/cene.nemo_action",
        "./usr/share/kio/servicemenus/cene.desktop",
        "./usr/share/Thunar/sendto/cene.desktop",
        "./usr/share/file-manager/actions/cene.desktop",
        "./usr/share/doc/cene/copyright",
        "./usr/share/doc/cene/changelog.gz",
        "./usr/share/doc/cene/licences/python/LICENSE",
        "./usr/bin/cene -> ../lib/cene/cene",
    ):
        assert f" {path}\n" in listed, path
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)\n", run("dpkg-deb", "--field", package, "Depends"))
    before = digest(package)
    age(dist / "cene")
    run("sh", "build/linux/deb.sh", dist, **same)
    assert digest(package) == before


def test_the_frozen_program_is_installed_from_it_works_and_is_removed_whole(
    tmp_path: Path,
) -> None:
    if not FROZEN:
        pytest.skip("needs the frozen program in CENE_PROGRAM")
    if os.geteuid() != 0:
        pytest.skip("needs the right to install files as their owner")
    need("dpkg", "dpkg-deb", "objdump")
    made = tmp_path / "dist"
    made.mkdir()
    (made / "cene").symlink_to(Path(PROGRAM[0]).parent)
    run("sh", "build/linux/deb.sh", made, "none")
    (package,) = made.glob("*.deb")
    root = tmp_path / "root"
    (root / "var/lib/dpkg/info").mkdir(parents=True)
    (root / "var/lib/dpkg/updates").mkdir()
    (root / "var/lib/dpkg/status").touch()
    # Of what it depends on, this system has what the tests need; the new root has nothing.
    dpkg = ("dpkg", f"--root={root}", "--force-depends", "--log=/dev/null")
    run(*dpkg, "--install", package)
    installed = [str(root / "usr/bin/cene")]
    found = cene("doctor", home=tmp_path / "home", program=installed)
    assert (found.code, found.err) == (0, "")
    assert "licences of all in " in found.out
    done = cene("demo", tmp_path / "demo", home=tmp_path / "home", program=installed)
    assert (done.code, done.err) == (0, "")
    assert "Moved 7 photos" in done.out
    run(*dpkg, "--remove", "cene")
    assert [path for path in (root / "usr").rglob("*") if not path.is_dir()] == []
    assert (tmp_path / "demo/Albums").is_dir()


def test_a_library_that_no_known_package_has_stops_the_package(dist: Path) -> None:
    need("dpkg-deb", "objdump", "gcc")
    source = dist / "odd.c"
    source.write_text("int odd(void) { return 1; }")
    run("gcc", "-shared", "-o", dist / "libodd.so.7", "-Wl,-soname,libodd.so.7", source)
    source.write_text("int odd(void); int main(void) { return odd(); }")
    run("gcc", "-o", dist / "cene" / "cene-window", source, dist / "libodd.so.7")
    done = subprocess.run(
        ["sh", "build/linux/deb.sh", str(dist)], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert "libodd.so.7" in done.stderr
    assert not list(dist.glob("*.deb"))


def test_the_tarball_is_the_same_each_time_and_keeps_links(dist: Path) -> None:
    need("xz", "sh")
    same = {"SOURCE_DATE_EPOCH": "1750000000"}
    run("sh", "build/linux/tarball.sh", dist, **same)
    (archive,) = dist.glob("*.tar.xz")
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        top = f"cene-{__version__}"
        assert names == sorted(names)
        assert {name.split("/")[0] for name in names} == {top}
        assert tar.getmember(f"{top}/_internal/link").linkname == "inside.txt"
        assert tar.getmember(f"{top}/cene").mode & 0o111
    before = digest(archive)
    age(dist / "cene")
    run("sh", "build/linux/tarball.sh", dist, **same)
    assert digest(archive) == before


def test_without_a_program_nothing_is_packed(tmp_path: Path) -> None:
    for script in ("deb.sh", "tarball.sh"):
        done = subprocess.run(
            ["sh", f"build/linux/{script}", str(tmp_path)], cwd=ROOT, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert "run build/freeze.sh" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_desktop_takes_the_entries() -> None:
    need("desktop-file-validate")
    assert run("desktop-file-validate", DESKTOP / "cene.desktop") == ""
    assert run("desktop-file-validate", DESKTOP / "cene-sendto.desktop") == ""


def test_software_centres_take_the_description_which_names_this_version() -> None:
    metainfo = DESKTOP / "org.cene.Cene.metainfo.xml"
    assert f'<release version="{__version__}"' in metainfo.read_text("utf-8")
    need("appstreamcli")
    run("appstreamcli", "validate", "--no-net", metainfo)


def test_every_menu_of_a_file_manager_hands_folders_to_the_window() -> None:
    for name, part in MENUS.items():
        entry = configparser.ConfigParser(interpolation=None, strict=True)
        entry.optionxform = str  # type: ignore[assignment,method-assign]
        entry.read(DESKTOP / name, "utf-8")
        assert entry[part]["Exec"] == "cene gui %F", name
        assert any("Sort with Cene" in dict(entry[one]).values() for one in entry), name


def test_the_entry_names_types_that_cene_decodes_and_no_folders() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DESKTOP / "cene.desktop", "utf-8")
    types = entry["Desktop Entry"]["MimeType"].rstrip(";").split(";")
    endings = {kind.removeprefix("image/") for kind in types}
    assert endings <= PICTURES
    assert {"jpeg", "heic", "png", "webp", "tiff"} <= endings
