package diag

import (
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
)

// some are an error with all that there can be, a warning without, and one of
// a file as a whole.
func some() []Diagnostic {
	return []Diagnostic{
		New(BadMinistry, at("docsite.yaml", 0, 0), "there is no register"),
		New(Contradiction, at("releases/2020/vn-jp/fr.md", 4, 7), "“date” is 3 here & 2 in the original").
			WithHint("correct one of the two").
			WithRelated(at("releases/2020/vn-jp/ja.md", 3, 7), "the original says 2"),
		New(BodyEmpty, at("releases/2020/報告/en.md", 9, 1), "there is no text"),
	}
}

func written(t *testing.T, ds []Diagnostic, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(&b, ds, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	for _, c := range []struct {
		name string
		ds   []Diagnostic
		o    Options
		want string
	}{
		{"text", some(), Options{Format: Text}, `docsite.yaml: error DS505: there is no register
releases/2020/vn-jp/fr.md:4:7: error DS301: “date” is 3 here & 2 in the original
  see: releases/2020/vn-jp/ja.md:3:7: the original says 2
  help: correct one of the two
releases/2020/報告/en.md:9:1: warning DS414: there is no text
`},
		{"json", some(), Options{Format: JSON}, `{
  "diagnostics": [
    {
      "code": "DS505",
      "severity": "error",
      "file": "docsite.yaml",
      "line": 1,
      "column": 1,
      "message": "there is no register",
      "hint": ""
    },
    {
      "code": "DS301",
      "severity": "error",
      "file": "releases/2020/vn-jp/fr.md",
      "line": 4,
      "column": 7,
      "message": "“date” is 3 here & 2 in the original",
      "hint": "correct one of the two",
      "related": [
        {
          "file": "releases/2020/vn-jp/ja.md",
          "line": 3,
          "column": 7,
          "message": "the original says 2"
        }
      ]
    },
    {
      "code": "DS414",
      "severity": "warning",
      "file": "releases/2020/報告/en.md",
      "line": 9,
      "column": 1,
      "message": "there is no text",
      "hint": ""
    }
  ],
  "errors": 2,
  "warnings": 1,
  "notes": 0
}
`},
		{"github", some(), Options{Format: GitHub, Folder: "."}, `::error file=docsite.yaml,line=1,col=1,title=DS505 An entry of the register of ministries cannot be used::there is no register
::error file=releases/2020/vn-jp/fr.md,line=4,col=7,title=DS301 A translation contradicts its original::“date” is 3 here & 2 in the original%0ASee releases/2020/vn-jp/ja.md:3:7: the original says 2%0AHelp: correct one of the two
::warning file=releases/2020/報告/en.md,line=9,col=1,title=DS414 A translation has no text::there is no text
`},
		{"github, special characters", []Diagnostic{
			New(BadSlug, at("releases/2020/a:b,c%d/fr.md", 1, 2), "100%%: a, b\r\nand\x1b c").WithHint("write 50%%"),
		}, Options{Format: GitHub, Folder: "press,site"},
			"::error file=press%2Csite/releases/2020/a%3Ab%2Cc%25d/fr.md,line=1,col=2,title=DS208 A name cannot be part of an address::100%25: a, b  and  c%0AHelp: write 50%25\n"},
		{"text, none", nil, Options{Format: Text}, ""},
		{"github, none", nil, Options{Format: GitHub}, ""},
		{"json, none", nil, Options{Format: JSON}, "{\n  \"diagnostics\": [],\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"notes\": 0\n}\n"},
		{"sarif, none", nil, Options{Format: SARIF}, `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "docsite",
          "rules": []
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": []
    }
  ]
}
`},
		{"sarif", some()[1:2], Options{Format: SARIF, Folder: "press site", Version: "1.2.3"}, `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "docsite",
          "version": "1.2.3",
          "rules": [
            {
              "id": "DS301",
              "shortDescription": {
                "text": "A translation contradicts its original."
              },
              "fullDescription": {
                "text": "A translation contradicts its original. This is an error: nothing is written until it is mended."
              },
              "defaultConfiguration": {
                "level": "error"
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "DS301",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "“date” is 3 here & 2 in the original. Help: correct one of the two."
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "press%20site/releases/2020/vn-jp/fr.md"
                },
                "region": {
                  "startLine": 4,
                  "startColumn": 7
                }
              }
            }
          ],
          "relatedLocations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "press%20site/releases/2020/vn-jp/ja.md"
                },
                "region": {
                  "startLine": 3,
                  "startColumn": 7
                }
              },
              "message": {
                "text": "the original says 2"
              }
            }
          ]
        }
      ]
    }
  ]
}
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := written(t, c.ds, c.o); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestNote holds how each format calls a note.
func TestNote(t *testing.T) {
	d := New(BodyEmpty, at("a.md", 2, 1), "look")
	d.Severity = Note
	for format, want := range map[Format]string{
		Text: "a.md:2:1: note DS414: look\n", JSON: `"severity": "note"`,
		GitHub: "::notice file=a.md,line=2,col=1,", SARIF: `"level": "note"`,
	} {
		if got := written(t, []Diagnostic{d}, Options{Format: format}); !strings.Contains(got, want) {
			t.Errorf("%s has no %q:\n%s", format, want, got)
		}
	}
}

// TestJSONKeys holds the keys of the contract, of which none may be missing
// from any diagnostic.
func TestJSONKeys(t *testing.T) {
	var got map[string]json.RawMessage
	if err := json.Unmarshal([]byte(written(t, some(), Options{Format: JSON})), &got); err != nil {
		t.Fatal(err)
	}
	if keys := slices.Sorted(maps.Keys(got)); !slices.Equal(keys, []string{"diagnostics", "errors", "notes", "warnings"}) {
		t.Errorf("the object has the keys %v", keys)
	}
	var list []map[string]any
	if err := json.Unmarshal(got["diagnostics"], &list); err != nil {
		t.Fatal(err)
	}
	want := []string{"code", "column", "file", "hint", "line", "message", "severity"}
	for _, d := range list {
		delete(d, "related") // ours, beside the contract
		if keys := slices.Sorted(maps.Keys(d)); !slices.Equal(keys, want) {
			t.Errorf("a diagnostic has the keys %v", keys)
		}
	}
}

func TestSARIFRules(t *testing.T) {
	ds := []Diagnostic{
		New(BodyEmpty, at("a.md", 1, 1), "one"),
		New(KeyUnknown, at("b.md", 1, 1), "two").WithHint("did you mean “date”?"),
		New(BodyEmpty, at("日本 語.md", 0, 0), "three"),
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct{ ID string }
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex *int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(written(t, ds, Options{Format: SARIF})), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 {
		t.Fatalf("version %s, %d runs", log.Version, len(log.Runs))
	}
	run := log.Runs[0]
	if run.Tool.Driver.Name != "docsite" || len(run.Tool.Driver.Rules) != 2 {
		t.Errorf("the driver is %+v", run.Tool.Driver)
	}
	if len(run.Results) != len(ds) {
		t.Fatalf("%d results", len(run.Results))
	}
	for i, r := range run.Results {
		if r.RuleIndex == nil || run.Tool.Driver.Rules[*r.RuleIndex].ID != r.RuleID || r.RuleID != string(ds[i].Code) {
			t.Errorf("result %d does not lead to its rule: %+v", i, r)
		}
		if r.Level != ds[i].Severity.String() {
			t.Errorf("result %d is of level %s", i, r.Level)
		}
	}
	if got, want := run.Results[1].Message.Text, "two. Help: did you mean “date”?"; got != want {
		t.Errorf("a question reads %q, want %q", got, want)
	}
	place := run.Results[2].Locations[0].PhysicalLocation
	if got, want := place.ArtifactLocation.URI, "%E6%97%A5%E6%9C%AC%20%E8%AA%9E.md"; got != want {
		t.Errorf("the file is %s, want %s", got, want)
	}
	if place.Region.StartLine != 1 || place.Region.StartColumn != 1 {
		t.Errorf("a file as a whole is at %+v", place.Region)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestWriteReturnsTheErrorOfTheWriter(t *testing.T) {
	for _, f := range Formats {
		if err := Write(broken{}, some(), Options{Format: f}); err == nil {
			t.Errorf("%s: no error", f)
		}
	}
}
