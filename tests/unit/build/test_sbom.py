"""What the program is made of, as other programs read it; and checksums of what is published."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.build.frozen_folder import ROOT, frozen, installed

if TYPE_CHECKING:
    from pathlib import Path

VALID = """
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1]).read())
sys.exit(str(fault) if fault else 0)
"""


@installed
def test_it_is_cyclonedx_with_a_hash_of_every_file(tmp_path: Path) -> None:
    made = frozen(tmp_path)
    library = "numpy.libs/libgfortran-040039e1-0352e75f.so.5.0.0"
    made.install("numpy", "License-Expression: BSD-3-Clause", "numpy/__init__.py", library)
    outs = [tmp_path / "one.cdx.json", tmp_path / "two.cdx.json"]
    done = made.run("sbom.py", made.site, made.folder, *outs)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert subprocess.run([sys.executable, "-c", VALID, outs[0]], check=False).returncode == 0

    document = json.loads(outs[0].read_text("utf-8"))
    assert document["specVersion"] == "1.6"
    assert document["metadata"]["component"]["name"] == "cene"
    numpy = component(document, "numpy")
    assert numpy["purl"] == "pkg:pypi/numpy@1.0"
    assert numpy["licenses"] == [{"expression": "BSD-3-Clause"}]
    fortran = component(numpy, "libgfortran")
    assert fortran["licenses"] == [{"expression": "GPL-3.0-or-later WITH GCC-exception-3.1"}]
    (file,) = fortran["components"]
    assert file["name"] == f"_internal/{library}"
    expected = hashlib.sha256((made.inside / library).read_bytes()).hexdigest()
    assert file["hashes"] == [{"alg": "SHA-256", "content": expected}]


@installed
def test_what_is_not_known_is_not_left_out_in_silence(tmp_path: Path) -> None:
    made = frozen(tmp_path)
    made.put("libnobody.so.3")
    done = made.run("sbom.py", made.site, made.folder, tmp_path / "one.cdx.json")
    assert done.returncode == 1
    assert "libnobody.so.3" in done.stderr
    assert not (tmp_path / "one.cdx.json").exists()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_sha256sum_accepts_the_sums_and_notices_a_change(tmp_path: Path) -> None:
    (tmp_path / "cene.tar.xz").write_bytes(b"archive")
    (tmp_path / "a b.deb").write_bytes(b"package")
    (tmp_path / "cene").mkdir()
    for _ in range(2):  # the sums of before are no file to be summed
        subprocess.run([sys.executable, "build/checksums.py", tmp_path], cwd=ROOT, check=True)
    check = ["sha256sum", "-c", "--strict", "SHA256SUMS"]
    good = subprocess.run(check, check=False, cwd=tmp_path, capture_output=True, text=True)
    assert good.returncode == 0
    assert sorted(good.stdout.splitlines()) == ["a b.deb: OK", "cene.tar.xz: OK"]
    (tmp_path / "cene.tar.xz").write_bytes(b"another")
    assert subprocess.run(check, check=False, cwd=tmp_path, capture_output=True).returncode != 0


def component(document: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (one for one in document["components"] if one["name"] == name)
    return dict(found)
