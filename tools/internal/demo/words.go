package demo

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// wordFiles has one file a language. Sentences, notes and topics stand in the same order in each, so that an
// invented text and its translation say the same.
//
//go:embed words/*.toml
var wordFiles embed.FS

// languageOrder is the order in which languages join: German, English, then what is spoken most among newcomers.
var languageOrder = [MaxLanguages]string{"de", "en", "ar", "uk", "ru", "ro", "fa", "pl", "tr", "vi", "fr", "de-simple"}

// words are what invented texts of one language are made from.
type words struct {
	key string

	Label, Locale, Direction, Title string
	Unit                            string
	More                            string // a sentence with the slots {title} and {ref}
	Topics                          []string
	Notes                           []string // phrases for parts; see the constants
	Sentences                       []string // with the slots {topic}, {place} and {n}
	Names                           map[string]string
	Pages                           map[string]string
}

// Places in words.Notes.
const (
	noteIntroduction = iota
	noteReport
	noteAgreed
	noteOther
	noteAppointment
	noteRoom
	noteLed
	noteFree
)

// sentenceInvented is the place in words.Sentences of the sentence that says so.
const sentenceInvented = 13

func readWords(n int) ([]*words, error) {
	var all []*words
	for _, key := range languageOrder[:n] {
		src, err := wordFiles.ReadFile("words/" + key + ".toml")
		if err != nil {
			return nil, fmt.Errorf("demo: %w", err)
		}
		w := &words{key: key, Direction: "ltr"}
		if err := toml.Unmarshal(src, w); err != nil {
			return nil, fmt.Errorf("demo: words/%s.toml: %w", key, err)
		}
		all = append(all, w)
	}
	return all, nil
}

// phrase is a text that can be said in every language.
type phrase func(w *words) string

// same is a proper name.
func same(s string) phrase { return func(*words) string { return s } }

func note(n int) phrase { return func(w *words) string { return w.Notes[n] } }

func name(key string) phrase { return func(w *words) string { return w.Names[key] } }

func topicName(t int) phrase { return func(w *words) string { return w.Topics[t] } }

// said is one sentence with what its slots get.
type said struct {
	sentence, topic, n int
	place              string
}

func (x said) in(w *words) string {
	return strings.NewReplacer("{topic}", w.Topics[x.topic], "{place}", x.place, "{n}", strconv.Itoa(x.n)).Replace(w.Sentences[x.sentence])
}

// sentences is one paragraph.
func sentences(list ...said) phrase {
	return func(w *words) string {
		parts := make([]string, len(list))
		for i, x := range list {
			parts[i] = x.in(w)
		}
		return strings.Join(parts, " ")
	}
}

// join sets phrases one after the other.
func join(between string, list ...phrase) phrase {
	return func(w *words) string {
		parts := make([]string, len(list))
		for i, p := range list {
			parts[i] = p(w)
		}
		return strings.Join(parts, between)
	}
}

// more is the sentence that links to a record.
func more(ref string, title phrase) phrase {
	return func(w *words) string { return strings.NewReplacer("{title}", title(w), "{ref}", ref).Replace(w.More) }
}
