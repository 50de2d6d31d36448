package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
)

// load makes the files of a message, one after the other, as Discord takes them.
func load(ctx context.Context, files []bot.File) ([]upload, error) {
	if len(files) > maxFiles {
		return nil, fmt.Errorf("%w: %d files", bot.ErrRefused, len(files))
	}
	var loaded []upload
	for i, name := range fileNames(files) {
		data, err := files[i].Open(ctx)
		if err != nil {
			return nil, fmt.Errorf("discord: file %s: %w", name, err)
		}
		if len(data) > maxFile {
			return nil, fmt.Errorf("%w: file %s is too large", bot.ErrRefused, name)
		}
		loaded = append(loaded, upload{name: name, contentType: files[i].Type, data: data})
	}
	return loaded, nil
}

// attach puts files on a page.
func (p *page) attach(files []upload) {
	p.files = files
	p.Attachments = []attachment{}
	for i, f := range files {
		p.Attachments = append(p.Attachments, attachment{ID: strconv.Itoa(i), Filename: f.name})
	}
}

// fileNames are the names of files as Discord keeps them, each once.
func fileNames(files []bot.File) []string {
	var names []string
	for _, f := range files {
		name := strings.Trim(strings.Map(func(r rune) rune {
			switch {
			case r < 0x80 && isAlnum(byte(r)), r == '.', r == '-', r == '_':
				return r
			}
			return '_'
		}, f.Name), "_.")
		if name == "" {
			name = "file"
		}
		base, extension := name, ""
		if i := strings.LastIndexByte(name, '.'); i > 0 {
			base, extension = name[:i], name[i:]
		}
		for n := 2; slices.Contains(names, name); n++ {
			name = base + "-" + strconv.Itoa(n) + extension
		}
		names = append(names, name)
	}
	return names
}

// sumOf names a content.
func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// fileSum is what stands in the marker for a file with a name and the sum of its content.
func fileSum(name, sum string) string { return sumOf([]byte(name + "\x00" + sum))[:8] }

// received are the files that a person has attached. They are fetched when somebody opens them.
func (p *Platform) received(list []attachment) []bot.File {
	var files []bot.File
	for _, a := range list {
		files = append(files, bot.File{Name: a.Filename, Type: a.Type, Open: func(ctx context.Context) ([]byte, error) {
			return p.fetch(ctx, a)
		}})
	}
	return files
}

// fetch gets a file from where Discord said that it is.
func (p *Platform) fetch(ctx context.Context, a attachment) ([]byte, error) {
	if a.Size > maxIncoming {
		return nil, errors.New("discord: the file is too large")
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, a.URL, nil)
	if err != nil {
		return nil, errors.New("discord: the file has no address")
	}
	r.Header.Set("User-Agent", userAgent)
	response, err := p.client.Do(r)
	if err != nil {
		return nil, fmt.Errorf("discord: attachment %s: %w", a.ID, bare(err))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("discord: attachment %s: status %d", a.ID, response.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, maxIncoming+1))
	if err == nil && len(data) > maxIncoming {
		err = errors.New("discord: the file is too large")
	}
	return data, err
}
