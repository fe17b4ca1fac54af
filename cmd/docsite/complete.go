package main

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"docsite/generator/contact"
	"docsite/generator/diag"
	"docsite/generator/host"
	"docsite/generator/layout"
	"docsite/generator/locale/cldr"
	"docsite/generator/press"
	"docsite/generator/read"
	"docsite/generator/schema"
)

// A completer returns the words that can stand in a place, each with a tab and
// what it is behind it. It is asked at every press of a key, so it lists folders
// and reads docsite.yaml and the register, never a release. What cannot be read
// is not there: somebody who writes a command is told of nothing.
type completer = cobra.CompletionFunc

// byArgument and byFlag say by the words of a usage line, and by the names of
// flags or of their values, what completes a place. Brackets and capitals make no
// difference.
var (
	byArgument = map[string]completer{
		"release": completeReleases, "successor": completeReleases, "lang": completeTold, "language": completeTold, "code": completeCodes,
		"command": completeCommands, "host": oneOf(host.Names()), "shell": oneOf(shells), "dir": completeFolders, "folder": completeFolders,
	}
	byFlag = map[string]completer{
		"lang": completeLanguages, "languages": completeLanguages, "from": completeLanguages,
		"country": completeCountries, "countries": completeCountries, "ministry": completeMinistries, "ministries": completeMinistries,
		"type": completeTypes, "topics": completeTopics, "folder": completeFolders, "file": completeFiles, "release": completeReleases,
	}
)

// complete gives a command, its flags and the commands below it what completes
// them, where they do not say so themselves.
func complete(cmd *cobra.Command) {
	cmd.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	if cmd.ValidArgsFunction == nil && cmd.Runnable() && !cmd.HasSubCommands() {
		cmd.ValidArgsFunction = completeArguments
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if _, known := cmd.GetFlagCompletionFunc(f.Name); known {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		c := byFlag[f.Name]
		if c == nil {
			c = byFlag[value]
		}
		if values := offered(usage); c == nil && values != nil {
			c = oneOf(values)
		}
		if c != nil && f.Value.Type() == "stringSlice" {
			c = several(c)
		}
		if c != nil {
			// The error would be that the flag is not the command's, or has one.
			_ = cmd.RegisterFlagCompletionFunc(f.Name, c)
		}
	})
	for _, sub := range cmd.Commands() {
		complete(sub)
	}
}

// completeArguments completes an argument as the usage line names it.
func completeArguments(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	wanted := arguments(cmd)
	i := len(args)
	if last := len(wanted) - 1; i > last && last >= 0 && strings.HasSuffix(wanted[last], "...") {
		i = last
	}
	if i < len(wanted) {
		name, _, _ := strings.Cut(strings.ToLower(strings.Trim(wanted[i], "<>[].")), " ")
		if c := byArgument[name]; c != nil {
			return c(cmd, args, begun)
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

var argument = regexp.MustCompile(`(?:\[[^\]]*\]|"[^"]*"|[^\s\[]+)(?:\.\.\.)?`)

// arguments are the parts of a usage line that stand for an argument: RELEASE,
// [CODE], [RELEASE | YEAR]..., which may be many.
func arguments(cmd *cobra.Command) []string {
	var found []string
	for _, part := range argument.FindAllString(cmd.Use, -1)[1:] {
		if strings.HasPrefix(strings.TrimLeft(part, "["), "-") {
			break
		}
		found = append(found, part)
	}
	return found
}

var choices = regexp.MustCompile(`: ((?:[\w-]+, )+[\w-]+(?: or [\w-]+)?|[\w-]+ or [\w-]+)$`)

// offered returns the values that a flag takes, where its help ends in them: “…:
// text, json or sarif”.
func offered(usage string) []string {
	m := choices.FindStringSubmatch(usage)
	if m == nil {
		return nil
	}
	return strings.Split(strings.ReplaceAll(m[1], " or ", ", "), ", ")
}

func oneOf(words []string) completer {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(slices.Clone(words), begun), cobra.ShellCompDirectiveNoFileComp
	}
}

func completeCommands(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, sub := range cmd.Root().Commands() {
		if sub.IsAvailableCommand() {
			words = append(words, described(sub.Name(), sub.Short))
		}
	}
	return beginning(words, begun), cobra.ShellCompDirectiveNoFileComp
}

func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

func completeFolders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// completeReleases offers the years and the folder of pages, and behind one of them what
// lies in it.
func completeReleases(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	site := siteOf(cmd)
	if site == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	year, _, inYear := strings.Cut(begun, "/")
	if !inYear {
		years := slices.DeleteFunc(folders(site, layout.Releases), func(name string) bool { return !shelf.MatchString(name) })
		for i := range years {
			years[i] += "/"
		}
		return beginning(years, begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	if !shelf.MatchString(year) {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	releases := folders(site, path.Join(layout.Releases, year))
	for i := range releases {
		releases[i] = year + "/" + releases[i]
	}
	return beginning(releases, begun), cobra.ShellCompDirectiveNoFileComp
}

// folders lists the folders in one of the site's.
func folders(site fs.FS, name string) []string {
	entries, _ := fs.ReadDir(site, name)
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

func completeLanguages(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return beginning(languagesOf(siteOf(cmd)), begun), cobra.ShellCompDirectiveNoFileComp
}

// completeTold offers the languages that the release of the first argument is
// told in, and for a new translation those that it is not.
func completeTold(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	site := siteOf(cmd)
	if len(args) == 0 || site == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	missing := cmd.Name() == "translation"
	languages := slices.DeleteFunc(languagesOf(site), func(lang string) bool {
		_, err := fs.Stat(site, layout.File(args[0], lang))
		return (err == nil) == missing || slices.Contains(args[1:], lang)
	})
	return beginning(languages, begun), cobra.ShellCompDirectiveNoFileComp
}

func completeTypes(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return beginning(slices.Clone(newsroomOf(cmd).Types), begun), cobra.ShellCompDirectiveNoFileComp
}

func completeTopics(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return beginning(newsroomOf(cmd).Topics, begun), cobra.ShellCompDirectiveNoFileComp
}

// newsroomOf is what is known of a site, or of any.
func newsroomOf(cmd *cobra.Command) *schema.Newsroom {
	if site := siteOf(cmd); site != nil {
		if n, _, err := schema.Read(site); err == nil && n != nil {
			return n
		}
	}
	return &schema.Newsroom{Types: schema.BuiltInTypes}
}

func completeMinistries(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	site := siteOf(cmd)
	languages := languagesOf(site)
	if languages == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	register, _, _ := read.Ministries(site, languages, contact.Words{}) // of which the names alone are wanted
	var words []string
	for _, id := range slices.Sorted(maps.Keys(register)) {
		words = append(words, described(id, in(register[id].Name, languages)))
	}
	return beginning(words, begun), cobra.ShellCompDirectiveNoFileComp
}

func in(text press.Text, languages []string) string {
	s, _ := text.In(languages[0], languages)
	return s
}

// completeCountries names countries in the site's first language.
func completeCountries(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	names, _ := cldr.Countries("en")
	if languages := languagesOf(siteOf(cmd)); languages != nil {
		if own, known := cldr.Countries(languages[0]); known {
			names = own
		}
	}
	var words []string
	for _, code := range cldr.Codes() {
		words = append(words, described(strings.ToLower(code), names[code]))
	}
	return beginning(words, strings.ToLower(begun)), cobra.ShellCompDirectiveNoFileComp
}

func completeCodes(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, rule := range diag.Rules() {
		words = append(words, described(string(rule.Code), rule.Title))
	}
	return beginning(words, strings.ToUpper(begun)), cobra.ShellCompDirectiveNoFileComp
}

// several completes the last of several words with commas between them.
func several(one completer) completer {
	return func(cmd *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		last := strings.LastIndexByte(begun, ',') + 1
		said := strings.Split(begun[:last], ",")
		words, _ := one(cmd, nil, begun[last:])
		var more []string
		for _, word := range words {
			if name, _, _ := strings.Cut(word, "\t"); !slices.Contains(said, name) {
				more = append(more, begun[:last]+word)
			}
		}
		return more, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

func described(word, description string) string {
	if description == "" {
		return word
	}
	return cobra.CompletionWithDesc(word, description)
}

func beginning(words []string, begun string) []string {
	return slices.DeleteFunc(words, func(word string) bool { return !strings.HasPrefix(word, begun) })
}

// siteOf is the folder of the site that a command is about, or nil.
func siteOf(cmd *cobra.Command) fs.FS {
	dir := "."
	if f := cmd.Flag("site"); f != nil {
		dir = f.Value.String()
	}
	site, err := layout.Open(dir) // open until this process ends, which is soon
	if err != nil {
		return nil
	}
	return site
}

// languagesOf are a site's languages, or nil.
func languagesOf(site fs.FS) []string {
	if site == nil {
		return nil
	}
	settings, _, err := read.Settings(site, "")
	if err != nil || settings == nil {
		return nil
	}
	return settings.Languages
}
