package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"docsite/generator/schema"
	"docsite/generator/syndication"
)

// schemaKinds are what can be asked for, the first without asking.
var schemaKinds = []string{"front-matter", "page", "settings", "ministries", "people", "glossary", "locale", "twin"}

func newSchema() *cobra.Command {
	var site, of string
	cmd := &cobra.Command{
		Use:   "schema",
		Short: "Print a JSON Schema, by which an editor's program completes and checks keys",
		Long: `schema prints the JSON Schema (draft 7) of the front matter of releases, or with --of
that of pages, docsite.yaml, releases/ministries.yaml, releases/people.yaml, locales/glossary.yaml or
a file of locales/.
In the folder of a site it is made for that site: it knows its languages, ministries, people,
types of release and topics. Print it again when they have changed. That of twins (draft
2020-12), the JSON files which a site has where docsite.yaml asks for them, is the same for
every site.

A program that knows YAML takes a schema from the file's first line:

    # yaml-language-server: $schema=schema/ministries.json`,
		Example: `  docsite schema > front-matter.json
  docsite schema --of ministries > ministries.json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			text, err := schemaOf(of, site, cmd.Flags().Changed("site"))
			if err != nil {
				return err
			}
			_, err = cmd.OutOrStdout().Write(text)
			return err
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&of, "of", schemaKinds[0], "`what` the schema is of: front-matter, page, settings, ministries, people, glossary, locale or twin")
	flags.StringVar(&site, "site", ".", "the `folder` of the site that the schema is made for")
	return cmd
}

// schemaOf is a schema for the site in a folder. One that was not asked for by
// name may be missing: then the schema is for any site.
func schemaOf(of, site string, named bool) ([]byte, error) {
	if of == "twin" {
		return syndication.Schema(), nil
	}
	n, err := newsroom(site)
	if err != nil && (named || !errors.Is(err, errNoSite)) {
		return nil, err
	}
	switch of {
	case "front-matter":
		return schema.FrontMatter(n), nil
	case "page":
		return schema.Page(n), nil
	case "settings":
		return schema.Settings(), nil
	case "ministries":
		return schema.Ministries(n), nil
	case "people":
		return schema.People(n), nil
	case "glossary":
		return schema.Glossary(n), nil
	case "locale":
		return schema.Locale(), nil
	}
	return nil, fmt.Errorf("there is no schema of “%s”: --of takes %s", of, alternatives(schemaKinds))
}

var errNoSite = errors.New("there is no docsite.yaml")

func newsroom(site string) (*schema.Newsroom, error) {
	root, err := open(site)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	n, _, err := schema.Read(root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w in %s: name the folder of a site with --site", errNoSite, called(site))
	} else if err != nil {
		return nil, err
	}
	if n == nil {
		return nil, errors.New("docsite.yaml cannot be understood: docsite check tells why")
	}
	return n, nil
}

// alternatives joins words for a sentence: a, b or c.
func alternatives(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
