"""The bill of materials, in the format CycloneDX."""

import base64
import os
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tests.supply.inventory import Part
from voicereader import __version__

_SCOPES = {
    "runs": ComponentScope.REQUIRED,
    "extra": ComponentScope.OPTIONAL,
    "builds": ComponentScope.EXCLUDED,
    "tests": ComponentScope.EXCLUDED,
}
_ALGORITHMS = {"sha1": HashAlgorithm.SHA_1, "sha512": HashAlgorithm.SHA_512}


def bill(parts: Sequence[Part]) -> str:
    """Return the bill as JSON; of the same parts at the same SOURCE_DATE_EPOCH it is the same."""
    licences = LicenseFactory()
    ours = Component(
        type=ComponentType.APPLICATION,
        name="voicereader",
        version=__version__,
        licenses=[licences.make_from_string("MIT")],
        purl=PackageURL("pypi", name="voicereader", version=__version__),
        bom_ref="voicereader",
    )
    bom = Bom(components=[_component(part, licences) for part in parts])
    bom.metadata.component = ours
    bom.metadata.timestamp = datetime.fromtimestamp(float(os.environ.get("SOURCE_DATE_EPOCH") or 0) or _now(), UTC)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, __version__ + "".join(part.digest for part in parts))
    bom.register_dependency(ours, [each for each in bom.components if each.scope is ComponentScope.REQUIRED])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _component(part: Part, licences: LicenseFactory) -> Component:
    group, _, name = part.name.rpartition("/")
    purl = PackageURL(part.kind, group or None, name, part.version) if part.kind != "font" else None
    return Component(
        type=ComponentType.LIBRARY if purl else ComponentType.FILE,
        group=group or None,
        name=name,
        version=part.version or None,
        licenses=[licences.make_from_string(part.licence)],
        hashes=[_hash(each) for each in part.digests],
        scope=_SCOPES[part.use],
        purl=purl,
        bom_ref=f"{part.kind}:{part.name}@{part.version}",
    )


def _hash(digest: str) -> HashType:
    """Return a digest: SHA-256 in hexadecimal, or as npm writes it."""
    algorithm, _, content = digest.partition("-")
    if not content:
        return HashType(alg=HashAlgorithm.SHA_256, content=digest)
    return HashType(alg=_ALGORITHMS[algorithm], content=base64.b64decode(content).hex())
