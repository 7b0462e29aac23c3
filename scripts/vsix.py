"""Pack the extension for VS Code: `python scripts/vsix.py BUILT DIST` makes DIST/briefing-site-VERSION.vsix.

A .vsix is a package in the sense of the Open Packaging Conventions (ECMA-376, part 2): a ZIP file with a list
of media types, a manifest of the schema `vsx-schema/2011`, and the extension in the folder `extension/`. The
same files give the same bytes.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_MEDIA = {
    ".js": "application/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".vsixmanifest": "text/xml",
}
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP file can tell; no file of a package is of any other moment."""
_FILES = (
    ("README.md", "Microsoft.VisualStudio.Services.Content.Details"),
    ("LICENSE.txt", "Microsoft.VisualStudio.Services.Content.License"),
)


def pack(built: Path, folder: Path) -> Path:
    """Pack the extension that was built into a folder; gives the path of the file that was made."""
    about = json.loads((built / "package.json").read_text("utf-8"))
    files = {path.relative_to(built).as_posix(): path for path in built.rglob("*") if path.is_file()}
    files["LICENSE.txt"] = files.pop("LICENSE")  # a media type is told by the ending of a name
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f"{about['name']}-{about['version']}.vsix"
    with zipfile.ZipFile(made, "w") as package:
        _add(package, "extension.vsixmanifest", manifest(about).encode())
        _add(package, "[Content_Types].xml", _content_types().encode())
        for name in sorted(files):
            _add(package, f"extension/{name}", files[name].read_bytes())
    return made


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(entry, data)


def manifest(about: Mapping[str, Any]) -> str:
    """The manifest of an extension, out of what its package.json says."""
    name, version, publisher, engine = (
        quoteattr(str(value))
        for value in (about["name"], about["version"], about["publisher"], about["engines"]["vscode"])
    )
    assets = "".join(
        f'    <Asset Type="{kind}" Path="extension/{path}" Addressable="true" />\n' for path, kind in _FILES
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id={name} Version={version} Publisher={publisher} />
    <DisplayName>{escape(about["displayName"])}</DisplayName>
    <Description xml:space="preserve">{escape(about["description"])}</Description>
    <Tags>{escape(",".join(about["keywords"]))}</Tags>
    <Categories>{escape(",".join(about["categories"]))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={engine} />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionDependencies" Value="" />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionPack" Value="" />
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace" />
      <Property Id="Microsoft.VisualStudio.Code.LocalizedLanguages" Value="" />
      <Property Id="Microsoft.VisualStudio.Code.EnabledApiProposals" Value="" />
      <Property Id="Microsoft.VisualStudio.Code.ExecutesCode" Value="true" />
      <Property Id="Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown" Value="true" />
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true" />
{assets}  </Assets>
</PackageManifest>
"""


def _content_types() -> str:
    known = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in _MEDIA.items())
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{known}</Types>\n'
    )


if __name__ == "__main__":
    print(pack(Path(sys.argv[1]), Path(sys.argv[2])))
