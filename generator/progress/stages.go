package progress

// Name is the name of a stage.
type Name string

// The stages, by the names of the packages that do most of their work.
const (
	Settings Name = "settings" // and all that lies beside the releases
	Read     Name = "read"     // folders of releases, whose texts are parsed, linked and compared with their originals
	Recall   Name = "recall"   // records of releases, from the store
	Link     Name = "link"     // what is public
	Check    Name = "check"    // rules
	Plan     Name = "plan"     // addresses, and keys of pages
	Try      Name = "try"      // templates, on a page of each kind
	Media    Name = "media"    // files beside releases
	Search   Name = "search"   // indexes
	Audit    Name = "audit"    // a finished site
	Scan     Name = "scan"     // what stands in the output folder
	Render   Name = "render"   // pages, into the stage beside the site
	Probe    Name = "probe"    // whether the folders can be written that will change
	Replace  Name = "replace"  // the site by what is in the stage
	Keep     Name = "keep"     // what was made, for the next time
	Freeze   Name = "freeze"   // a bag
	Source   Name = "source"   // an archive of another program
	Import   Name = "import"   // its releases, into the newsroom
	Compare  Name = "compare"  // the texts of all releases, with each other
	History  Name = "history"  // what Git knows
	Leak     Name = "leak"     // a finished site for what is not public
	Manifest Name = "digest"   // what was published
)

// units say what stages count.
var units = map[Name]string{
	Read: "release", Recall: "release", Media: "file", Search: "language", Audit: "file",
	Scan: "file", Render: "file", Replace: "file", Freeze: "file", Source: "file", Import: "release", Compare: "release",
	History: "file", Leak: "file", Manifest: "file",
}

// Unit is what a stage counts, in the singular; empty where it counts nothing.
func (n Name) Unit() string { return units[n] }
