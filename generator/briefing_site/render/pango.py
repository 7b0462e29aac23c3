"""Pango, FreeType and Fontconfig: they draw a text in any script, from the fonts of the machine.

WeasyPrint needs them as well (the extra `pdf`): cffi from PyPI, and Pango from the system. Only the few
functions are declared that a picture of some lines needs.

- Pango: https://docs.gtk.org/Pango/ and https://docs.gtk.org/PangoFT2/
- Fontconfig: https://www.freedesktop.org/software/fontconfig/fontconfig-devel/
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from briefing_site.model.drawing_fonts import DrawingFonts
from briefing_site.text.dataclass import dataclass

_DECLARED = """
typedef struct { unsigned int rows; unsigned int width; int pitch; unsigned char *buffer;
    unsigned short num_grays; unsigned char pixel_mode, palette_mode; void *palette; } FT_Bitmap;
void *pango_ft2_font_map_new(void);
void pango_ft2_font_map_set_resolution(void *, double, double);
void pango_ft2_render_layout(FT_Bitmap *, void *, int, int);
void *pango_font_map_create_context(void *);
void pango_context_set_language(void *, void *);
void *pango_language_from_string(const char *);
void *pango_layout_new(void *);
void pango_layout_set_text(void *, const char *, int);
void pango_layout_set_width(void *, int);
void pango_layout_set_height(void *, int);
void pango_layout_set_ellipsize(void *, int);
void pango_layout_set_wrap(void *, int);
void pango_layout_set_font_description(void *, void *);
void pango_layout_get_pixel_size(void *, int *, int *);
void *pango_font_description_from_string(const char *);
void pango_font_description_free(void *);
const char *pango_version_string(void);
void g_object_unref(void *);
typedef struct { int nfont; int sfont; void **fonts; } FcFontSet;
void *FcPatternCreate(void);
int FcPatternAddBool(void *, const char *, int);
void FcPatternDestroy(void *);
void *FcObjectSetBuild(const char *, ...);
void FcObjectSetDestroy(void *);
FcFontSet *FcFontList(void *, void *, void *);
void FcFontSetDestroy(FcFontSet *);
int FcPatternGetCharSet(void *, const char *, int, void **);
int FcPatternGetInteger(void *, const char *, int, int *);
int FcPatternGetString(void *, const char *, int, unsigned char **);
unsigned int FcCharSetFirstPage(void *, unsigned int *, unsigned int *);
unsigned int FcCharSetNextPage(void *, unsigned int *, unsigned int *);
int FcGetVersion(void);
"""
_LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libgobject-2.0.so.0", "libgobject-2.0.dylib", "libgobject-2.0-0.dll"),
    ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
)
"""The names of each library on Linux, macOS and Windows."""
_UNITS = 1024
"""Pango's units in a pixel."""
_WRAP_WORD_CHAR, _ELLIPSIZE_END, _GRAY = 2, 3, 2
_DONE = 0xFFFFFFFF
"""The page that Fontconfig gives behind the last."""
_PAGE = 256
"""Code points in a page of a set of characters."""


class NoPangoError(Exception):
    """A library is not on this machine."""


@dataclass(frozen=True, slots=True)
class _Pango:
    """The libraries, and what lays out texts at one pixel to the point."""

    ffi: Any
    pango: Any
    pangoft2: Any
    gobject: Any
    fontconfig: Any
    context: Any


@cache
def _loaded() -> _Pango:
    try:
        import cffi
    except ImportError:
        raise NoPangoError("cffi") from None
    ffi = cffi.FFI()
    ffi.cdef(_DECLARED)
    pango, pangoft2, gobject, fontconfig = (_opened(ffi, names) for names in _LIBRARIES)
    fonts = pangoft2.pango_ft2_font_map_new()
    pangoft2.pango_ft2_font_map_set_resolution(fonts, 72, 72)
    return _Pango(ffi, pango, pangoft2, gobject, fontconfig, pango.pango_font_map_create_context(fonts))


def _opened(ffi: Any, names: tuple[str, ...]) -> Any:
    for name in names:
        try:
            return ffi.dlopen(name)
        except OSError:
            continue
    raise NoPangoError(names[0])


class Canvas:
    """A grey picture on which texts are drawn: a byte for each pixel, 0 for nothing, 255 for full ink."""

    def __init__(self, width: int, height: int) -> None:
        """`width` and `height` in pixels. Raises `NoPangoError`."""
        self._with = _loaded()
        self.width, self.height = width, height
        self.pixels = bytearray(width * height)

    def write(self, text: str, font: str, lang: str, box: tuple[int, int, int, int]) -> int:
        """Draw a text into a box (left, top, width, height in pixels), with an ellipsis where it is full.

        `font` is a description as `serif bold 60`, its size in pixels; `lang` a language tag, which chooses
        among the forms of Han characters. A text in a script from the right stands at the right. At least one
        line is drawn. Returns the height of what was drawn, in pixels.
        """
        ffi, pango = self._with.ffi, self._with.pango
        left, top, width, height = box
        pango.pango_context_set_language(self._with.context, pango.pango_language_from_string(lang.encode()))
        layout = pango.pango_layout_new(self._with.context)
        described = pango.pango_font_description_from_string(font.encode())
        try:
            data = text.encode("utf-8", "replace")
            pango.pango_layout_set_font_description(layout, described)
            pango.pango_layout_set_width(layout, width * _UNITS)
            pango.pango_layout_set_height(layout, height * _UNITS)
            pango.pango_layout_set_wrap(layout, _WRAP_WORD_CHAR)
            pango.pango_layout_set_ellipsize(layout, _ELLIPSIZE_END)
            pango.pango_layout_set_text(layout, data, len(data))
            bitmap = ffi.new("FT_Bitmap *")
            bitmap.rows, bitmap.width, bitmap.pitch = self.height, self.width, self.width
            bitmap.buffer = ffi.from_buffer("unsigned char[]", self.pixels)
            bitmap.num_grays, bitmap.pixel_mode = 256, _GRAY
            self._with.pangoft2.pango_ft2_render_layout(bitmap, layout, left, top)
            drawn_width, drawn_height = ffi.new("int *"), ffi.new("int *")
            pango.pango_layout_get_pixel_size(layout, drawn_width, drawn_height)
            return int(drawn_height[0])
        finally:
            pango.pango_font_description_free(described)
            self._with.gobject.g_object_unref(layout)


@cache
def find_fonts() -> DrawingFonts:
    """The fonts of this machine; raises `NoPangoError` where texts cannot be drawn here.

    Fonts in colour are left out, for they cannot be drawn in grey.
    """
    loaded = _loaded()
    ffi, fc = loaded.ffi, loaded.fontconfig
    pattern = fc.FcPatternCreate()
    fc.FcPatternAddBool(pattern, b"color", 0)
    kept = [ffi.new("char[]", name) for name in (b"charset", b"file", b"fontversion")]
    wanted = fc.FcObjectSetBuild(*kept, ffi.NULL)
    found = fc.FcFontList(ffi.NULL, pattern, wanted)
    try:
        covered, told = bytearray(), set[str]()
        for at in range(found.nfont):
            _gather(loaded, found.fonts[at], covered, told)
    finally:
        fc.FcFontSetDestroy(found)
        fc.FcObjectSetDestroy(wanted)
        fc.FcPatternDestroy(pattern)
    versions = f"{ffi.string(loaded.pango.pango_version_string()).decode()} {fc.FcGetVersion()}"
    stamp = hashlib.blake2b("\n".join((versions, *sorted(told))).encode(), digest_size=8).hexdigest()
    return DrawingFonts(stamp, bytes(covered))


def _gather(loaded: _Pango, font: Any, covered: bytearray, told: set[str]) -> None:
    """Add what one font has to the characters that are covered, and its file and version to what is told."""
    ffi, fc = loaded.ffi, loaded.fontconfig
    file, version, signs = ffi.new("unsigned char **"), ffi.new("int *"), ffi.new("void **")
    fc.FcPatternGetString(font, b"file", 0, file)
    fc.FcPatternGetInteger(font, b"fontversion", 0, version)
    name = ffi.string(file[0]).decode("utf-8", "replace") if file[0] else ""
    told.add(f"{name.replace(chr(92), '/').rpartition('/')[2]} {version[0]}")
    if fc.FcPatternGetCharSet(font, b"charset", 0, signs):
        return
    bits, following = ffi.new("unsigned int[8]"), ffi.new("unsigned int *")
    page = fc.FcCharSetFirstPage(signs[0], bits, following)
    while page != _DONE:
        start = page >> 3
        covered.extend(bytes(max(0, start + _PAGE // 8 - len(covered))))
        has = b"".join(word.to_bytes(4, "little") for word in bits)
        held = int.from_bytes(covered[start : start + len(has)], "little") | int.from_bytes(has, "little")
        covered[start : start + len(has)] = held.to_bytes(len(has), "little")
        page = fc.FcCharSetNextPage(signs[0], bits, following)
