package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf16"
)

// usage is what a file needs of a font: the glyphs that it draws, and what they mean.
type usage struct {
	font  *Font
	index int // the font's name on the pages: F0, F1
	means map[uint16]rune
}

// usage finds or begins the file's use of a font.
func (f *File) usage(font *Font) *usage {
	for _, u := range f.fonts {
		if u.font == font {
			return u
		}
	}
	u := &usage{font: font, index: len(f.fonts), means: map[uint16]rune{}}
	f.fonts = append(f.fonts, u)
	return u
}

// use notes a glyph. One that draws several characters means the first of them: the blank, not the one that keeps
// words together.
func (u *usage) use(glyph uint16, r rune) {
	if known, ok := u.means[glyph]; !ok || r < known {
		u.means[glyph] = r
	}
}

// put writes the font: its glyphs under the numbers that they have in the font, so that nothing has to be translated.
func (u *usage) put(w *writer) reference {
	drawn := make([]uint16, 0, len(u.means))
	for glyph := range u.means {
		drawn = append(drawn, glyph)
	}
	slices.Sort(drawn)
	glyphs := u.font.closure(drawn)

	name := subsetTag(glyphs) + "+" + u.font.name
	program := u.font.program(glyphs)
	descriptor := w.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4%s/ItalicAngle 0/StemV 80/FontFile2 %s/CIDSet %s>>",
		name, u.font.metrics(), w.addStream(fmt.Sprintf("/Length1 %d", len(program)), program), w.addStream("", set(glyphs))))
	var widths strings.Builder
	for i, glyph := range glyphs {
		if i == 0 || glyph != glyphs[i-1]+1 {
			if i > 0 {
				widths.WriteString("]")
			}
			fmt.Fprintf(&widths, "%d[", glyph)
		}
		fmt.Fprintf(&widths, "%d ", u.font.widths[glyph])
	}
	descendant := w.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %s/DW %d/W[%s]]/CIDToGIDMap/Identity>>", name, descriptor, u.font.widths[0], widths.String()))
	return w.add(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>",
		name, descendant, w.addStream("", u.meanings(drawn))))
}

// subsetTag is the six letters that tell subsets of a font apart.
func subsetTag(glyphs []uint16) string {
	sum := sha256.Sum256(fmt.Append(nil, glyphs))
	tag := sum[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag)
}

// set is which glyphs there are, a bit for each.
func set(glyphs []uint16) []byte {
	there := make([]byte, glyphs[len(glyphs)-1]/8+1)
	for _, glyph := range glyphs {
		there[glyph/8] |= 0x80 >> (glyph % 8)
	}
	return there
}

// metrics are the entries of the descriptor that come from the font.
func (f *Font) metrics() string {
	signed := func(table string, at int) int { return f.scaled(int(int16(big.Uint16(f.tables[table][at:])))) }
	ascent := signed("hhea", 4)
	height := ascent
	if os2 := f.tables["OS/2"]; len(os2) >= 90 {
		height = signed("OS/2", 88)
	}
	return fmt.Sprintf("/FontBBox[%d %d %d %d]/Ascent %d/Descent %d/CapHeight %d",
		signed("head", 36), signed("head", 38), signed("head", 40), signed("head", 42), ascent, signed("hhea", 6), height)
}

// meanings is the map from glyphs to characters, for those who search, copy and listen.
func (u *usage) meanings(drawn []uint16) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(drawn, 100) { // as many as a section may have
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, glyph := range part {
			fmt.Fprintf(&b, "<%04X><", glyph)
			for _, unit := range utf16.Encode([]rune{u.means[glyph]}) {
				fmt.Fprintf(&b, "%04X", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// outline is the drawing of a glyph; empty for a blank.
func (f *Font) outline(glyph uint16) []byte {
	return f.tables["glyf"][f.offsets[glyph]:f.offsets[glyph+1]]
}

// closure is the glyphs with all that they are composed of, and the one for what is missing, in order.
func (f *Font) closure(glyphs []uint16) []uint16 {
	all := append([]uint16{0}, glyphs...)
	for i := 0; i < len(all); i++ {
		for _, part := range components(f.outline(all[i])) {
			if !slices.Contains(all, part) {
				all = append(all, part)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// components are the glyphs that a composite one puts together (OpenType, glyf).
func components(outline []byte) (parts []uint16) {
	const words, scale, more, scales, matrix = 1 << 0, 1 << 3, 1 << 5, 1 << 6, 1 << 7
	if len(outline) < 10 || int16(big.Uint16(outline)) >= 0 {
		return nil
	}
	for at := 10; ; {
		flags := big.Uint16(outline[at:])
		parts = append(parts, big.Uint16(outline[at+2:]))
		if flags&more == 0 {
			return parts
		}
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
	}
}

// program is the font with the outlines of some glyphs only, and without the tables that a PDF does not need.
func (f *Font) program(glyphs []uint16) []byte {
	n := int(glyphs[len(glyphs)-1]) + 1
	metrics := int(big.Uint16(f.tables["hhea"][34:]))
	var glyf bytes.Buffer
	loca, hmtx := make([]byte, 4*(n+1)), make([]byte, 4*n)
	for glyph := range n {
		if _, used := slices.BinarySearch(glyphs, uint16(glyph)); used {
			glyf.Write(f.outline(uint16(glyph)))
			glyf.Write(make([]byte, -glyf.Len()&3))
			copy(hmtx[4*glyph:], f.tables["hmtx"][4*min(glyph, metrics-1):][:4])
		}
		big.PutUint32(loca[4*(glyph+1):], uint32(glyf.Len()))
	}
	changed := func(table string, at int, value uint16) []byte {
		copied := bytes.Clone(f.tables[table])
		big.PutUint16(copied[at:], value)
		return copied
	}
	head := changed("head", 50, 1) // offsets of four bytes
	big.PutUint32(head[8:], 0)     // the sum is taken without itself
	return assemble(map[string][]byte{
		"cvt ": f.tables["cvt "], "fpgm": f.tables["fpgm"], "prep": f.tables["prep"],
		"glyf": glyf.Bytes(), "loca": loca, "hmtx": hmtx, "head": head,
		"hhea": changed("hhea", 34, uint16(n)), "maxp": changed("maxp", 4, uint16(n)),
	})
}

// assemble makes a font file of its tables (OpenType, table directory).
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	names = slices.DeleteFunc(names, func(name string) bool { return len(tables[name]) == 0 })
	n := len(names)
	power := bits.Len(uint(n)) - 1
	file := big.AppendUint32(nil, 0x00010000)
	for _, value := range []int{n, 16 << power, power, 16*n - 16<<power} {
		file = big.AppendUint16(file, uint16(value))
	}
	var body []byte
	head := 0
	for _, name := range names {
		offset := 12 + 16*n + len(body)
		if name == "head" {
			head = offset
		}
		file = append(file, name...)
		for _, value := range []uint32{sum(tables[name]), uint32(offset), uint32(len(tables[name]))} {
			file = big.AppendUint32(file, value)
		}
		body = append(body, tables[name]...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	file = append(file, body...)
	big.PutUint32(file[head+8:], 0xB1B0AFBA-sum(file))
	return file
}

// sum adds up the words of a table.
func sum(table []byte) (total uint32) {
	for len(table) >= 4 {
		total += big.Uint32(table)
		table = table[4:]
	}
	var rest [4]byte
	copy(rest[:], table)
	return total + big.Uint32(rest[:])
}
