package deploy

import "path"

// Action is what is done with the files of a stage.
type Action string

const (
	Add     Action = "add"
	Replace Action = "replace"
	Remove  Action = "remove"
)

// Stage are files that may go in any order, when those of the stages before have gone.
type Stage struct {
	Name   string
	Action Action
	Files  []File // sorted by path; of a removal, as they were
}

// Plan leads from one site to the next.
type Plan struct {
	Base                            string // the address of the site
	Added, Changed, Removed, Stayed int    // files
	Stages                          []Stage
}

// The stages in their order. The first one is for a file where a folder is to be, or the
// other way round; alone in it a link may be dead for a moment.
var stages = []struct {
	Stage
	takes func(change) bool
}{
	{Stage{"what is in the way", Remove, nil}, func(c change) bool { return c.inTheWay }},
	{Stage{"what new pages load", Add, nil}, func(c change) bool { return c.added() && c.role == loaded }},
	{Stage{"new pages", Add, nil}, func(c change) bool { return c.added() && (c.role == page || c.role == machine) }},
	{Stage{"changed pages", Replace, nil}, func(c change) bool { return c.changed() && c.role == page }},
	{Stage{"what pages load anew", Replace, nil}, func(c change) bool { return c.changed() && c.role == loaded }},
	{Stage{"feeds, sitemaps, heads of search indexes", Replace, nil}, func(c change) bool { return c.changed() && c.role == machine }},
	{Stage{"the host's settings", Replace, nil}, func(c change) bool { return c.new != nil && c.role == settings }},
	{Stage{"pages that are gone", Remove, nil}, func(c change) bool { return c.removed() && c.role != loaded }},
	{Stage{"what they loaded", Remove, nil}, func(c change) bool { return c.removed() && c.role == loaded }},
}

// change is a file that differs between two sites.
type change struct {
	old, new *File // one of them may be nil
	role     role
	inTheWay bool // of one that is removed
}

func (c change) added() bool   { return c.old == nil }
func (c change) changed() bool { return c.old != nil && c.new != nil }
func (c change) removed() bool { return c.new == nil && !c.inTheWay }

// Make plans the way from the site that was deployed last to another; the zero Manifest
// is that of nothing.
func Make(last, next Manifest) Plan {
	plan := Plan{Base: next.Base}
	changes, stayed := compare(last.Files, next.Files)
	plan.Stayed = stayed
	paths := make(map[string]bool, len(next.Files)) // of files and of folders
	for _, f := range next.Files {
		paths[f.Path] = false
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			paths[dir] = true
		}
	}
	for i := range changes {
		c := &changes[i]
		switch {
		case c.old == nil:
			plan.Added++
		case c.new != nil:
			plan.Changed++
		default:
			plan.Removed++
			_, c.inTheWay = paths[c.old.Path] // as a folder
			for dir := path.Dir(c.old.Path); dir != "." && !c.inTheWay; dir = path.Dir(dir) {
				folder, there := paths[dir]
				c.inTheWay = there && !folder
			}
		}
	}
	for _, s := range stages {
		stage := s.Stage
		for _, c := range changes {
			if s.takes(c) {
				f := c.new
				if f == nil {
					f = c.old
				}
				stage.Files = append(stage.Files, *f)
			}
		}
		if stage.Files != nil {
			plan.Stages = append(plan.Stages, stage)
		}
	}
	return plan
}

// compare returns what differs between two sites, sorted by path, and how many files do not. What a host is
// told of a file counts as its bytes do.
func compare(old, new []File) (changes []change, stayed int) {
	for len(old) > 0 || len(new) > 0 {
		switch {
		case len(new) == 0 || len(old) > 0 && old[0].Path < new[0].Path:
			changes = append(changes, change{old: &old[0], role: roleOf(&old[0])})
			old = old[1:]
		case len(old) == 0 || new[0].Path < old[0].Path:
			changes = append(changes, change{new: &new[0], role: roleOf(&new[0])})
			new = new[1:]
		default:
			if old[0] == new[0] {
				stayed++
			} else {
				changes = append(changes, change{&old[0], &new[0], roleOf(&new[0]), false})
			}
			old, new = old[1:], new[1:]
		}
	}
	return changes, stayed
}
