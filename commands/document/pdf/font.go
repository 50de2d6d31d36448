package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// Font is a TrueType font, read once. It may be used by several at the same time.
type Font struct {
	name    string
	tables  map[string][]byte
	glyphs  []uint16         // by character of the basic plane; 0 where there is none
	widths  []uint16         // by glyph, in thousandths of the size
	kern    map[uint32]int16 // by pair of glyphs, in thousandths of the size
	kerned  []bool           // whether there is a pair that begins with the glyph
	offsets []uint32         // of the outlines, by glyph, and the end of the last
}

// ErrFont is returned for bytes that are no TrueType font with outlines, or of a kind that is not read here.
var ErrFont = errors.New("pdf: not a TrueType font as expected")

var big = binary.BigEndian

// ParseFont reads a TrueType font whose name in the file is to be name: "LiberationSans-Bold".
func ParseFont(name string, ttf []byte) (font *Font, err error) {
	defer func() { // a table that is shorter than it says
		if recover() != nil {
			font, err = nil, fmt.Errorf("%w: %s", ErrFont, name)
		}
	}()
	ttf = ttf[:len(ttf):len(ttf)]
	f := &Font{name: name, tables: map[string][]byte{}}
	for i := range int(big.Uint16(ttf[4:])) {
		entry := ttf[12+16*i:]
		offset, length := big.Uint32(entry[8:]), big.Uint32(entry[12:])
		f.tables[string(entry[:4])] = ttf[offset : offset+length]
	}
	f.readWidths()
	f.readOffsets()
	if !f.readCharacters() {
		return nil, fmt.Errorf("%w: %s has no Unicode table of format 4", ErrFont, name)
	}
	f.readKerning()
	return f, nil
}

// scaled turns the font's units into thousandths.
func (f *Font) scaled(units int) int {
	em := int(big.Uint16(f.tables["head"][18:]))
	if units < 0 {
		return -(-units*1000 + em/2) / em
	}
	return (units*1000 + em/2) / em
}

func (f *Font) readWidths() {
	metrics := int(big.Uint16(f.tables["hhea"][34:]))
	f.widths = make([]uint16, big.Uint16(f.tables["maxp"][4:]))
	for glyph := range f.widths {
		units := big.Uint16(f.tables["hmtx"][4*min(glyph, metrics-1):]) // the last width is that of all further glyphs
		f.widths[glyph] = uint16(f.scaled(int(units)))
	}
}

func (f *Font) readOffsets() {
	loca := f.tables["loca"]
	f.offsets = make([]uint32, len(f.widths)+1)
	for i := range f.offsets {
		if big.Uint16(f.tables["head"][50:]) == 0 {
			f.offsets[i] = 2 * uint32(big.Uint16(loca[2*i:]))
		} else {
			f.offsets[i] = big.Uint32(loca[4*i:])
		}
	}
}

// readCharacters reads which glyph a character has, from a table of format 4 (OpenType, cmap).
func (f *Font) readCharacters() bool {
	cmap := f.tables["cmap"]
	f.glyphs = make([]uint16, 1<<16)
	for i := range int(big.Uint16(cmap[2:])) {
		entry := cmap[4+8*i:]
		table := cmap[big.Uint32(entry[4:]):]
		if big.Uint16(entry) != 3 || big.Uint16(entry[2:]) != 1 || big.Uint16(table) != 4 {
			continue
		}
		n := int(big.Uint16(table[6:])) / 2
		ends, starts := table[14:], table[16+2*n:]
		deltas, ranges := table[16+4*n:], table[16+6*n:]
		for s := range n {
			start, end := int(big.Uint16(starts[2*s:])), int(big.Uint16(ends[2*s:]))
			delta, at := big.Uint16(deltas[2*s:]), int(big.Uint16(ranges[2*s:]))
			for r := start; r <= end && r < 0xFFFF; r++ {
				glyph := uint16(r)
				if at != 0 {
					glyph = big.Uint16(ranges[2*s+at+2*(r-start):])
				}
				if glyph != 0 || at == 0 {
					f.glyphs[r] = glyph + delta
				}
			}
		}
		return true
	}
	return false
}

// readKerning reads the pairs of the table "kern", format 0; a font may have none.
func (f *Font) readKerning() {
	f.kern, f.kerned = map[uint32]int16{}, make([]bool, len(f.widths))
	kern := f.tables["kern"]
	if len(kern) < 18 || big.Uint16(kern) != 0 || kern[9]&1 == 0 || kern[8] != 0 {
		return
	}
	for i := range int(big.Uint16(kern[10:])) {
		entry := kern[18+6*i:]
		if value := f.scaled(int(int16(big.Uint16(entry[4:])))); value != 0 {
			f.kern[big.Uint32(entry)] = int16(value)
			f.kerned[big.Uint16(entry)] = true
		}
	}
}

// kerning is by how much two glyphs beside each other are moved apart, or together.
func (f *Font) kerning(left, right uint16) int {
	if !f.kerned[left] {
		return 0
	}
	return int(f.kern[uint32(left)<<16|uint32(right)])
}

func (f *Font) glyph(r rune) uint16 {
	if r < 0 || int(r) >= len(f.glyphs) {
		return 0
	}
	return f.glyphs[r]
}

// Has says whether the font can draw a character.
func (f *Font) Has(r rune) bool { return f.glyph(r) != 0 }

// Width is how wide text is at a size of 1000, kerned.
func (f *Font) Width(s string) float64 {
	width := 0
	var last uint16
	for i, r := range s {
		glyph := f.glyph(r)
		width += int(f.widths[glyph])
		if i > 0 {
			width += f.kerning(last, glyph)
		}
		last = glyph
	}
	return float64(width)
}
