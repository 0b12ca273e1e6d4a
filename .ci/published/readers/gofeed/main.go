// Prints what gofeed reads in feeds: one line of JSON for each item of the files that are named on standard input.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"
	"time"

	"github.com/mmcdole/gofeed"
)

type item struct {
	File      string     `json:"file"`
	ID        string     `json:"id"`
	Title     string     `json:"title"`
	Link      string     `json:"link"`
	Published *time.Time `json:"published"`
	Language  string     `json:"language"`
}

func read(file string, out *json.Encoder) error {
	text, err := os.Open(file)
	if err != nil {
		return err
	}
	defer text.Close()
	feed, err := gofeed.NewParser().Parse(text)
	if err != nil {
		return err
	}
	for _, one := range feed.Items {
		if err := out.Encode(item{file, one.GUID, one.Title, one.Link, one.PublishedParsed, feed.Language}); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	out := json.NewEncoder(os.Stdout)
	names := bufio.NewScanner(os.Stdin)
	for names.Scan() {
		if err := read(names.Text(), out); err != nil {
			log.Fatalf("%s: %v", names.Text(), err)
		}
	}
}
