package document

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-pdf/fpdf"
)

// bare sets the texts of a paper with the usual library and nothing else: same font, sizes and margins, packed, but no
// structure, no tables, nothing kept together, and no PDF/A.
func bare(d Document) (content []byte, pages int, err error) {
	f := fpdf.New("P", "pt", "A4", "")
	f.SetMargins(pageLeft, pageTop, 20*mm)
	f.SetAutoPageBreak(true, 27*mm)
	f.AddUTF8FontFromBytes("sans", "", liberationsansregular.TTF)
	f.AddUTF8FontFromBytes("sans", "B", liberationsansbold.TTF)
	f.AddPage()
	for _, text := range said(d) {
		weight := ""
		if len(text) < 40 {
			weight = "B"
		}
		f.SetFont("sans", weight, bodyStyle.size)
		f.MultiCell(0, bodyStyle.leading, text, "", "L", false)
		f.Ln(6)
	}
	var b bytes.Buffer
	err = f.Output(&b)
	return b.Bytes(), f.PageCount(), err
}

// BenchmarkFPDF makes 50 pages of minutes as PDF/A and, in turn, with the library alone (benchmarks.md, row f).
func BenchmarkFPDF(b *testing.B) {
	const rounds = 15
	d := longPaper(44, 18)
	var ours, theirs []time.Duration
	for b.Loop() {
		for range rounds {
			start := time.Now()
			if _, err := PDF(d); err != nil {
				b.Fatal(err)
			}
			middle := time.Now()
			if _, _, err := bare(d); err != nil {
				b.Fatal(err)
			}
			ours, theirs = append(ours, middle.Sub(start)), append(theirs, time.Since(middle))
		}
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	own, other := ours[len(ours)/2], theirs[len(theirs)/2]
	content, pages, _ := bare(d)
	b.Logf("PDF/A %v, bare fpdf %v with %d pages and %d bytes", own, other, pages, len(content))
	b.ReportMetric(float64(own)/float64(other), "ratio-f-pdf")
}
