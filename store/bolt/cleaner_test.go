package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestCleaner: of a file whose list of unused pages has its number apart, as a long one has, and that is written in pieces of any length, exactly those
// become zeros; a file whose list is not where it should be is not copied.
func TestCleaner(t *testing.T) {
	const page, pages, list = 64, 1000, 900
	file := bytes.Repeat([]byte{0xAB}, page*pages)
	var unused []uint64
	for id := uint64(2); id < 200; id += 2 {
		unused = append(unused, id)
	}
	unused = append(unused, pages-1)
	clear(file[:page])
	binary.NativeEndian.PutUint64(file[metaFreelist:], list)
	at := file[list*page:]
	binary.NativeEndian.PutUint64(at, list)
	binary.NativeEndian.PutUint16(at[8:], freelistFlag)
	binary.NativeEndian.PutUint16(at[10:], countBeyond)
	binary.NativeEndian.PutUint64(at[pageHead:], uint64(len(unused)))
	for i, id := range unused { // over many pages, which are in use
		binary.NativeEndian.PutUint64(at[pageHead+8+8*i:], id)
	}
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	open := func() *os.File {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		return f
	}
	for _, piece := range []int{page, 100, 4096, len(file)} {
		var out bytes.Buffer
		c := &cleaner{w: &out, file: open(), page: page, pages: int64(len(file))}
		for rest := file; len(rest) > 0; {
			n, err := c.Write(rest[:min(piece, len(rest))])
			if err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		wanted := bytes.Clone(file)
		for _, id := range unused {
			clear(wanted[id*page : (id+1)*page])
		}
		if !bytes.Equal(out.Bytes(), wanted) {
			t.Errorf("in pieces of %d bytes: not what it should be", piece)
		}
	}
	for name, damage := range map[string]func(meta []byte){
		"beyond the file": func(meta []byte) { binary.NativeEndian.PutUint64(meta[metaFreelist:], pages) },
		"another page":    func(meta []byte) { binary.NativeEndian.PutUint64(meta[metaFreelist:], 5) },
	} {
		meta := bytes.Clone(file[:page])
		damage(meta)
		c := &cleaner{w: &bytes.Buffer{}, file: open(), page: page, pages: int64(len(file))}
		if _, err := c.Write(meta); !errors.Is(err, errFreelist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
