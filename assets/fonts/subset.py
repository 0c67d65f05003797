#!/usr/bin/env python3
"""Makes the font files of this folder from their published sources (see README.md).

    python3 subset.py SC_DIR LATIN_DIR SYMBOLS_DIR CJK_TTC STANDARD_LIST

STANDARD_LIST holds the 8,105 characters of the 通用规范汉字表, one `U+XXXX…` at the start of each line.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
LATIN = [(0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF),
         (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x0300, 0x036F)]
SIGNS = [(0x20, 0x7E), (0xA0, 0xFF), (0x391, 0x3C9), (0x401, 0x451), (0x1C0, 0x233), (0x2000, 0x27BF),
         (0x2E80, 0x30FF), (0x3100, 0x312F), (0x31A0, 0x31EF), (0x3200, 0x33FF), (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF00, 0xFFEF)]
CHECKS = [(0x20, 0x20), (0x2022, 0x2022), (0x2190, 0x2199), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612),
          (0x2639, 0x263B), (0x26A0, 0x26A1), (0x2713, 0x2718), (0x2756, 0x2756), (0x2776, 0x2793), (0x1F5F4, 0x1F5F9)]


def spread(ranges):
    return {c for low, high in ranges for c in range(low, high + 1)}


def coded(codec, leads, trails):
    found = set()
    for lead in leads:
        for trail in trails:
            try:
                found.add(ord(bytes([lead, trail]).decode(codec)))
            except (UnicodeDecodeError, TypeError):
                pass
    return found


def cut(font, wanted):
    """Keeps `wanted` and drops hinting and OpenType layout, which a writer that places each glyph itself never reads."""
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False,
                             legacy_kern=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_languages=[0x409])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "meta", "STAT"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def to_glyf(font):
    """Turns cubic outlines into quadratic ones, so that every face is read, drawn and embedded the same way."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=0.8, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), table
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
                  "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
                  "maxCompositeContours maxComponentDepth").split():
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    del font["CFF "]
    font.sfntVersion = "\x00\x01\x00\x00"
    for name in order:
        glyph = table.glyphs[name]
        glyph.recalcBounds(table)
        advance, _ = font["hmtx"].metrics[name]
        font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))
    return font


def write(font, name):
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(HERE / name)
    print(name, (HERE / name).stat().st_size, len(font.getGlyphOrder()))


def main(sc, latin, symbols, cjk, standard):
    listed = {int(line.split(":")[0][2:], 16) for line in open(standard, encoding="utf-8") if line.startswith("U+")}
    everyday = spread(SIGNS) | listed | coded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF)) \
        | coded("big5", range(0xA1, 0xFA), range(0x40, 0xFF))
    full = TTFont(Path(sc) / "400Regular/NotoSansSC_400Regular.ttf")
    held = set(full.getBestCmap())
    # Regular keeps every Han character there is (names of people); bold, for headings, the everyday ones.
    han = {c for c in held if 0x3400 <= c <= 0x9FFF or c >= 0x20000}
    write(cut(full, everyday | han), "NotoSansSC-Regular.ttf")
    write(cut(TTFont(Path(sc) / "700Bold/NotoSansSC_700Bold.ttf"), everyday), "NotoSansSC-Bold.ttf")
    for weight, name in (("400Regular", "Regular"), ("700Bold", "Bold")):
        write(cut(TTFont(Path(latin) / f"{weight}/NotoSans_{weight}.ttf"), spread(LATIN)), f"NotoSans-{name}.ttf")
    write(cut(TTFont(Path(symbols) / "400Regular/NotoSansSymbols2_400Regular.ttf"), spread(CHECKS)), "NotoSansSymbols2-Regular.ttf")
    rare = TTFont(cjk, fontNumber=2)
    missing = {c for c in rare.getBestCmap() if (0x3400 <= c <= 0x9FFF or c >= 0x20000) and c not in held}
    write(to_glyf(cut(rare, missing)), "NotoSansCJKsc-Rare.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:])
