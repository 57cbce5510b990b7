"""Writes what a frozen Cene is made of as CycloneDX.

`python build/sbom.py SITE_PACKAGES FROZEN OUT...`: FROZEN is a folder such as `dist/cene`,
SITE_PACKAGES what it was made of; each OUT is a file to write, such as
`dist/cene-0.1.0-linux-x86_64.tar.xz.cdx.json` beside the archive of that name.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

import parts
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

VERSION = SchemaVersion.V1_6


def main(site: Path, folder: Path, outs: list[Path]) -> int:
    """Write the document to each of the files; the exit status."""
    found = parts.frozen(folder, site)
    for problem in found.problems:
        print(problem, file=sys.stderr)
    if found.problems:
        return 1
    text = document(found.parts, folder)
    if fault := JsonStrictValidator(VERSION).validate_str(text):
        print(f"What was made is not CycloneDX {VERSION.to_version()}: {fault}", file=sys.stderr)
        return 1
    for out in outs:
        out.write_text(text, "utf-8")
    return 0


def document(found: list[parts.Part], folder: Path) -> str:
    """The parts as CycloneDX in JSON; libraries stand inside of the package that they came in."""
    with (parts.ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    cene = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref="cene",
        purl=PackageURL("pypi", None, project["name"], project["version"]),
        licenses=[LicenseExpression(project["license"])],
    )
    components = {part.name: _component(part, folder) for part in found if not part.inside}
    for part in found:
        if part.inside:
            components[part.inside].components.add(_component(part, folder))
    bom = Bom(components=components.values())
    bom.metadata.component = cene
    bom.register_dependency(cene, components.values())
    text: str = make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string(indent=1)
    return text


def _component(part: parts.Part, folder: Path) -> Component:
    """A part with its files, each with its hash."""
    made = Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.DATA if part.kind == "data" else ComponentType.LIBRARY,
        bom_ref="/".join(filter(None, (part.inside, part.name))),
        purl=_purl(part),
        licenses=[LicenseExpression(part.licence)],
        components=[
            Component(
                name=path.relative_to(folder).as_posix(),
                type=ComponentType.FILE,
                bom_ref=path.relative_to(folder).as_posix(),
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=_sha256(path))],
            )
            for path in part.files
        ],
    )
    if part.source.startswith("https:"):
        kind = ExternalReferenceType.SOURCE_DISTRIBUTION
        made.external_references.add(ExternalReference(type=kind, url=XsUri(part.source)))
    return made


def _purl(part: parts.Part) -> PackageURL | None:
    if part.kind == "system":
        return PackageURL("deb", "debian", part.name, part.version)
    if part.kind == "python":
        kind = "generic" if part.name == "Python" else "pypi"
        return PackageURL(kind, None, part.name.lower(), part.version)
    return PackageURL("generic", None, part.name.lower()) if part.kind == "library" else None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    site_packages, frozen, *targets = map(Path, sys.argv[1:])
    raise SystemExit(main(site_packages.absolute(), frozen.absolute(), targets))
