package bolt

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"gremium/store"
)

// Backup implements store.Store: what it writes is a file that Open opens. Pages that are not in use are written as zeros. In
// the file they still have what was deleted, and every earlier state of what was changed, which no copy is to keep.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	return s.read(ctx, store.System, func(t *tx) error {
		file, err := os.Open(s.db.Path())
		if err != nil {
			return err
		}
		defer file.Close()
		out := &writer{ctx: ctx, w: w}
		_, err = t.bolt.WriteTo(&cleaner{w: out, file: file, page: int64(s.db.Info().PageSize), pages: t.bolt.Size()})
		return cmp.Or(out.err, err)
	})
}

// writer stops when the context does, and keeps the error, of which bbolt passes on the text only.
type writer struct {
	ctx context.Context
	w   io.Writer
	err error
}

func (w *writer) Write(p []byte) (n int, err error) {
	if w.err = w.ctx.Err(); w.err == nil {
		n, w.err = w.w.Write(p)
	}
	return n, w.err
}

// cleaner passes a file on, with zeros in the place of its unused pages. Which these are it takes from the list of them that
// the file has for the transaction that is copied: the first page that is written, a meta page, says where.
type cleaner struct {
	w     io.Writer
	file  *os.File
	page  int64 // how long a page is
	pages int64 // how long the file is
	at    int64
	free  []uint64 // a bit for each page; nil before the first page
	clean []byte
}

func (c *cleaner) Write(p []byte) (int, error) {
	if c.free == nil {
		if err := c.readFree(p); err != nil {
			return 0, err
		}
	}
	c.clean = append(c.clean[:0], p...) // p is not ours
	for from := int64(0); from < int64(len(p)); {
		page := (c.at + from) / c.page
		to := min(int64(len(p)), (page+1)*c.page-c.at)
		if c.free[page/64]>>(page%64)&1 == 1 {
			clear(c.clean[from:to])
		}
		from = to
	}
	n, err := c.w.Write(c.clean)
	c.at += int64(n)
	return n, err
}

// The layout of bbolt's pages (its package internal/common): a head of id, flags, count and overflow; a meta page has the id
// of the list of unused pages behind it, and that list their ids, their number first where count has no room for it.
const (
	pageHead     = 16
	metaFreelist = pageHead + 32
	freelistFlag = 0x10
	countBeyond  = 0xFFFF
)

var errFreelist = errors.New("bolt: the list of unused pages is not where it should be")

// readFree reads the list of unused pages.
func (c *cleaner) readFree(meta []byte) error {
	if len(meta) < metaFreelist+8 {
		return errFreelist
	}
	id := binary.NativeEndian.Uint64(meta[metaFreelist:])
	if id >= uint64(c.pages/c.page) {
		return fmt.Errorf("%w: page %d", errFreelist, id)
	}
	head := make([]byte, pageHead+8)
	if _, err := c.file.ReadAt(head, int64(id)*c.page); err != nil {
		return err
	}
	if binary.NativeEndian.Uint64(head) != id || binary.NativeEndian.Uint16(head[8:]) != freelistFlag {
		return fmt.Errorf("%w: page %d", errFreelist, id)
	}
	count, from := uint64(binary.NativeEndian.Uint16(head[10:])), int64(id)*c.page+pageHead
	if count == countBeyond {
		count, from = binary.NativeEndian.Uint64(head[pageHead:]), from+8
	}
	if count > uint64(c.pages/c.page) {
		return fmt.Errorf("%w: %d pages", errFreelist, count)
	}
	list := make([]byte, 8*count)
	if _, err := c.file.ReadAt(list, from); err != nil {
		return err
	}
	c.free = make([]uint64, c.pages/c.page/64+1)
	for ; len(list) > 0; list = list[8:] {
		if page := binary.NativeEndian.Uint64(list); page < uint64(c.pages/c.page) {
			c.free[page/64] |= 1 << (page % 64)
		}
	}
	return nil
}
