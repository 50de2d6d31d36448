package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"strings"
	"time"

	"gremium/bot/text"
)

// ODT makes the paper a text document in the OpenDocument format 1.2 (ISO/IEC 26300): for an office that wants to go
// on writing. Headings are headings, lists are lists, tables repeat their head rows, and every look is a style with a
// name (styles.xml), so that changing one style changes all its paragraphs. The same document gives the same bytes.
func ODT(d Document) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	const mimetype = "application/vnd.oasis.opendocument.text"
	// The kind of the file stands first, not packed and without extra fields (OpenDocument 1.2, part 3, 3.3), so that
	// it is found at a fixed place.
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: "mimetype", Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(mimetype)),
		CompressedSize64: uint64(len(mimetype)), UncompressedSize64: uint64(len(mimetype)),
	})
	if err == nil {
		_, err = w.Write([]byte(mimetype))
	}
	for _, part := range []struct{ name, content string }{
		{"META-INF/manifest.xml", odtManifest}, {"meta.xml", odtMeta(d)}, {"styles.xml", odtStyles(d)}, {"content.xml", odtContent(d)},
	} {
		if err != nil {
			return nil, err
		}
		w, err = z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, Modified: d.zipped()})
		if err == nil {
			_, err = w.Write([]byte(part.content))
		}
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// zipped is the time that the parts of a file bear: zip knows none before 1980.
func (d Document) zipped() time.Time {
	if d.Created.Year() < 1980 {
		return time.Time{}
	}
	return d.Created.UTC()
}

const odtHeader = xml.Header

const odtManifest = odtHeader + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
`

// odtMeta is what the file says about itself.
func odtMeta(d Document) string {
	var b strings.Builder
	b.WriteString(odtHeader + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
		` xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta>` +
		"\n<meta:generator>gremium</meta:generator>\n")
	from := ""
	if len(d.Letterhead) > 0 {
		from = d.Letterhead[0]
	}
	at := d.Created.UTC().Format("2006-01-02T15:04:05Z")
	for _, entry := range []struct{ name, value string }{
		{"dc:title", oneLine(d.Title)}, {"dc:subject", oneLine(d.Subject)}, {"meta:initial-creator", oneLine(from)}, {"dc:creator", oneLine(from)},
		{"meta:creation-date", at}, {"dc:date", at}, {"dc:language", string(text.For(d.Language).Language())},
	} {
		if entry.value != "" {
			fmt.Fprintf(&b, "<%s>%s</%s>\n", entry.name, xmlText(entry.value), entry.name)
		}
	}
	b.WriteString("</office:meta></office:document-meta>\n")
	return b.String()
}

// xmlText is text that XML takes as it is.
func xmlText(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s)) // a strings.Builder does not fail
	return b.String()
}
