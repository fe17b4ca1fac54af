package bag_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"docsite/generator/bag"
)

const bread = "f942d248a81932a858edb9a38e425ccf6042e8323587c4f74272765e4d131234" // of “bread” and a line feed

// valid is a bag with one manifest, as somebody else may have made it.
func valid() map[string]string {
	return map[string]string{
		"bagit.txt":           "BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n",
		"manifest-sha256.txt": strings.ToUpper(bread) + " *data/b.txt\r\n",
		"data/b.txt":          "bread\n",
		"bag-info.txt":        "payload-oxum: 6.1\nContact-Name: A person\n\twhose name is long\n",
	}
}

// TestValidate breaks one rule of RFC 8493 after another.
func TestValidate(t *testing.T) {
	without := func(name string) func(map[string]string) { return func(m map[string]string) { delete(m, name) } }
	set := func(name, text string) func(map[string]string) { return func(m map[string]string) { m[name] = text } }
	for name, c := range map[string]struct {
		change func(map[string]string)
		want   string // the faults
	}{
		"as it is":                 {func(map[string]string) {}, ""},
		"without bag-info.txt":     {without("bag-info.txt"), ""},
		"a tag file besides":       {set("notes/readme.txt", "hello"), ""},
		"md5 besides":              {set("manifest-md5.txt", "2cf5dc9f4daa8f4b8bb0b8ea4ce0a1d8  data/b.txt"), "data/b.txt: it is not what manifest-md5.txt says it was"},
		"another algorithm":        {set("manifest-sha3.txt", ""), "manifest-sha3.txt: digests of sha3 are not known"},
		"no bagit.txt":             {without("bagit.txt"), "bagit.txt: it is missing"},
		"a line too many":          {set("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: x\n"), "bagit.txt: it has 3 lines, not two"},
		"an odd version":           {set("bagit.txt", "BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n"), "bagit.txt:1: it is not a version, such as “BagIt-Version: 1.0”"},
		"another encoding":         {set("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n"), "bagit.txt:2: the encoding of tag files is not UTF-8"},
		"a byte-order mark":        {set("bagit.txt", "\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"), "bagit.txt:1: it is not a version, such as “BagIt-Version: 1.0”"},
		"no manifest":              {without("manifest-sha256.txt"), "manifest-sha256.txt: it is missing: a bag needs a manifest of the payload"},
		"no payload":               {without("data/b.txt"), "bag-info.txt: the payload is 0.0, and not 6.1\ndata/: the folder of the payload is missing\ndata/b.txt: it is missing, but stands in manifest-sha256.txt"},
		"a byte is another":        {set("data/b.txt", "Bread\n"), "data/b.txt: it is not what manifest-sha256.txt says it was"},
		"a file is not listed":     {set("data/c.txt", ""), "bag-info.txt: the payload is 6.2, and not 6.1\ndata/c.txt: it does not stand in manifest-sha256.txt"},
		"a tag file is listed":     {set("manifest-sha256.txt", bread+"  data/b.txt\n"+bread+"  bagit.txt\n"), "manifest-sha256.txt: it lists “bagit.txt”, which is no file of the payload"},
		"twice":                    {set("manifest-sha256.txt", bread+"  data/b.txt\n"+bread+"  data/b.txt\n"), "manifest-sha256.txt:2: “data/b.txt” stands in line 1 already"},
		"a path out of it":         {set("manifest-sha256.txt", bread+"  data/b.txt\n"+bread+"  data/../../b.txt\n"), "manifest-sha256.txt:2: “data/../../b.txt” is not a path in the bag"},
		"a home":                   {set("manifest-sha256.txt", bread+"  data/b.txt\n"+bread+"  ~/b.txt\n"), "manifest-sha256.txt:2: “~/b.txt” is not a path in the bag"},
		"a digest cut off":         {set("manifest-sha256.txt", bread+"  data/b.txt\nabc  data/c.txt\n"), "manifest-sha256.txt:2: “abc” is not a digest of 64 hexadecimal digits"},
		"no path":                  {set("manifest-sha256.txt", bread+"  data/b.txt\n"+bread+"\n"), "manifest-sha256.txt:2: it is not a digest, spaces and a path"},
		"a percent sign":           {set("manifest-sha256.txt", bread+"  data/b.txt\n"+bread+"  data/5%.txt\n"), "manifest-sha256.txt:2: a percent sign of “data/5%.txt” is not written as %25"},
		"not UTF-8":                {set("manifest-sha256.txt", "\xff"), "data/b.txt: it does not stand in manifest-sha256.txt\nmanifest-sha256.txt: it is not written in UTF-8"},
		"a tag manifest":           {set("tagmanifest-sha256.txt", bread+"  bagit.txt\n"), "bagit.txt: it is not what tagmanifest-sha256.txt says it was"},
		"a tag manifest of itself": {set("tagmanifest-sha256.txt", bread+"  tagmanifest-sha256.txt\n"), "tagmanifest-sha256.txt: it lists “tagmanifest-sha256.txt”, which no tag manifest does"},
		"another size":             {set("bag-info.txt", "Payload-Oxum: 7.1\n"), "bag-info.txt: the payload is 6.1, and not 7.1"},
		"a size twice":             {set("bag-info.txt", "Payload-Oxum: 6.1\nPAYLOAD-OXUM: 6.1\n"), "bag-info.txt: “PAYLOAD-OXUM” stands more than once"},
		"a day that is none":       {set("bag-info.txt", "Bagging-Date: 2021-02-29\n"), "bag-info.txt: “2021-02-29” is not a day"},
		"a line without a label":   {set("bag-info.txt", "hello\n"), "bag-info.txt:1: it is not a label, a colon and a value"},
	} {
		m := valid()
		c.change(m)
		bagFS := fstest.MapFS{}
		for name, text := range m {
			bagFS[name] = &fstest.MapFile{Data: []byte(text)}
		}
		faults, err := bag.Validate(bagFS)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var got []string
		for _, f := range faults {
			got = append(got, f.String())
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), c.want)
		}
	}
}

// TestValidateFollowsNoLink: a link is a fault, whatever it leads to.
func TestValidateFollowsNoLink(t *testing.T) {
	dir := t.TempDir()
	for name, text := range valid() {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(filepath.Join(dir, "data/b.txt"), filepath.Join(dir, "b.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../b.txt", filepath.Join(dir, "data/b.txt")); err != nil {
		t.Skip(err)
	}
	faults, err := bag.Validate(os.DirFS(dir))
	if err != nil || !strings.Contains(fmt.Sprint(faults), "data/b.txt: it is a link or something else that is no file") {
		t.Error(faults, err)
	}
}

// FuzzManifest: whatever a manifest holds, its entries lie in the bag, each once, and
// written anew they are the same.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(bread + "  data/b.txt\n"))
	f.Add([]byte(bread + "\tdata/a%0Db%25.txt\r" + bread + " *data/\u00e9.txt"))
	f.Add([]byte("\uFEFF" + bread + "  ../b"))
	f.Fuzz(func(t *testing.T, text []byte) {
		entries, faults := bag.ParseManifest("m", text, sha256.Size)
		if lines := strings.Count(string(text), "\n") + strings.Count(string(text), "\r") + 1; len(entries)+len(faults) > lines {
			t.Fatalf("%d entries and %d faults in %d lines", len(entries), len(faults), lines)
		}
		seen := map[string]bool{}
		for _, e := range entries {
			name := strings.TrimPrefix(e.Path, "./")
			if raw, err := hex.DecodeString(e.Digest); err != nil || len(raw) != sha256.Size || !fs.ValidPath(name) || seen[e.Path] {
				t.Fatalf("the entry %q", e)
			}
			seen[e.Path] = true
		}
		again, faults := bag.ParseManifest("m", bag.FormatManifest(entries), sha256.Size)
		if len(faults) > 0 || len(again) != len(entries) {
			t.Fatalf("%q is read again as %q: %v", entries, again, faults)
		}
		for _, e := range again {
			if !seen[e.Path] {
				t.Fatalf("%q is read again as %q", entries, again)
			}
		}
	})
}

// FuzzInfo: what is read of bag-info.txt is a label and a value of one line.
func FuzzInfo(f *testing.F) {
	f.Add([]byte(strings.Join([]string{"Bagging-Date: 2021-01-04", "Contact-Name: A", "  B"}, "\n")))
	f.Add([]byte(" x\n:\n\t"))
	f.Fuzz(func(t *testing.T, text []byte) {
		fields, _ := bag.ParseInfo(text)
		for _, field := range fields {
			if field.Label == "" || strings.ContainsAny(field.Label+field.Value, "\r\n") {
				t.Fatalf("the field %q", field)
			}
		}
	})
}
