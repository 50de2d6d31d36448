package pdf

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"
)

// profile says what the file's colours mean: sRGB2014.icc of the International Color Consortium, which "may be
// copied, distributed, embedded, made, used, and sold without restriction". It is of version 2, as PDF/A-1 wants it.
//
//go:embed sRGB2014.icc
var profile []byte

// producer is who wrote the file, as one finds it in its properties.
const producer = "gremium"

// language is the tag with nothing in it that a name of a language has not.
func (i Info) language() string {
	return strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, i.Language)
}

// dictionary is the document information. PDF/A-1 wants it to say what the metadata say (ISO 19005-1, 6.7.3).
func (i Info) dictionary() string {
	var b strings.Builder
	for _, entry := range []struct{ name, value string }{
		{"Title", i.Title}, {"Subject", i.Subject}, {"Author", i.Author}, {"Creator", i.Creator}, {"Producer", producer},
	} {
		if value := line(entry.value); value != "" {
			fmt.Fprintf(&b, "/%s %s", entry.name, text(value))
		}
	}
	if !i.Created.IsZero() {
		at := i.Created.UTC().Format("D:20060102150405Z")
		fmt.Fprintf(&b, "/CreationDate(%s)/ModDate(%s)", at, at)
	}
	return "<<" + b.String() + ">>"
}

// metadata is the XMP stream. It is not packed: programs look for it in the bytes of the file.
func (i Info) metadata() string {
	at := ""
	if !i.Created.IsZero() {
		at = i.Created.UTC().Format("2006-01-02T15:04:05Z")
	}
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" +
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n" +
		"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n")
	put := func(before, value, after string) {
		if value = line(value); value != "" {
			b.WriteString(before)
			xml.EscapeText(&b, []byte(value)) // a bytes.Buffer does not fail
			b.WriteString(after + "\n")
		}
	}
	put(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, i.Title, "</rdf:li></rdf:Alt></dc:title>")
	put(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, i.Subject, "</rdf:li></rdf:Alt></dc:description>")
	put("<dc:creator><rdf:Seq><rdf:li>", i.Author, "</rdf:li></rdf:Seq></dc:creator>")
	put("<dc:language><rdf:Bag><rdf:li>", i.language(), "</rdf:li></rdf:Bag></dc:language>")
	put("<dc:format>", "application/pdf", "</dc:format>")
	put("<xmp:CreatorTool>", i.Creator, "</xmp:CreatorTool>")
	put("<xmp:CreateDate>", at, "</xmp:CreateDate>")
	put("<xmp:ModifyDate>", at, "</xmp:ModifyDate>")
	put("<pdf:Producer>", producer, "</pdf:Producer>")
	b.WriteString("</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return stream("/Type/Metadata/Subtype/XML", b.Bytes())
}

// line is text in one line without what XML cannot say.
func line(s string) string {
	printable := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(printable), " ")
}
