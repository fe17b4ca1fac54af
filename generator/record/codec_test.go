package record

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"docsite/generator/align"
	"docsite/generator/diag"
	"docsite/generator/hostile"
	"docsite/generator/press"
)

var tokyo = time.FixedZone("Asia/Tokyo", 9*60*60)

// filler gives every exported field a value of its own.
type filler struct {
	t    testing.TB
	n    int
	keep map[string]bool // fields that are left as they are, by type and name
}

func (f *filler) fill(v reflect.Value, path string) {
	f.n++
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(time.Date(2000, 1, 1, 0, 0, f.n, f.n, tokyo)))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("value ", f.n, " of ", path))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(f.n))
	case reflect.Uint8:
		v.SetUint(uint64(f.n%255 + 1))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			f.fill(v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			f.fill(key, path+" key")
			f.fill(value, path+" value")
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			name := v.Type().String() + "." + field.Name
			if f.keep[name] {
				continue
			}
			if !field.IsExported() {
				f.t.Fatalf("%s: what %s is cannot be kept", path, name)
			}
			f.fill(v.Field(i), path+"."+field.Name)
		}
	default:
		f.t.Fatalf("%s: nothing is known of a %s", path, v.Type())
	}
}

// whole returns a record of which every field has a value of its own.
func whole(t testing.TB) *Record {
	r := &Record{}
	f := &filler{t: t, keep: map[string]bool{
		"record.Record.Key":        true, // by which it was found
		"record.Record.Texts":      true, // which are blobs
		"record.Record.Aligned":    true, // likewise
		"press.Release.Visibility": true, // which the moment decides: never that of a record
		"press.Release.Waiting":    true, // likewise
		"press.Release.Original":   true, // one of the translations
		"press.Contact.Called":     true, // which the register of people says
	}}
	f.fill(reflect.ValueOf(r).Elem(), "Record")
	r.Release.Original = r.Release.Translations[1]
	return r
}

// TestEveryFieldIsKept: what is written of a record is all of it, and read back into
// its place.
func TestEveryFieldIsKept(t *testing.T) {
	want := whole(t)
	got, ok := decode(string(encode(want)), time.UTC)
	if !ok {
		t.Fatal("it is not understood")
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Record{}, "Aligned")); diff != "" {
		t.Errorf("what is read is not what was written (-written +read):\n%s", diff)
	}
	if got.Release.Original != got.Release.Translations[1] {
		t.Error("the original is none of the translations")
	}
	if zone := got.Release.Date.Location(); zone != time.UTC {
		t.Errorf("a time is in the zone %s", zone)
	}
}

// TestEdgesAreKept: what there is none of, and what is as small or large as it can be.
func TestEdgesAreKept(t *testing.T) {
	ja, en := &press.Translation{Lang: "ja"}, &press.Translation{Lang: "en", Image: &press.Image{}}
	for name, want := range map[string]*Record{
		"nothing":           {},
		"no release":        {ID: "2020/a", Files: []string{"", "a"}, Found: []diag.Diagnostic{{}}},
		"no original":       {Release: &press.Release{Translations: []*press.Translation{ja}}},
		"the first of two":  {Release: &press.Release{Translations: []*press.Translation{ja, en}, Original: ja}},
		"withdrawn of zero": {Release: &press.Release{Facts: press.Facts{Withdrawn: &press.Withdrawn{Reason: press.Text{}}}}},
		"numbers": {Bodies: []align.BodyNames{{Pairs: []align.BodyPair{{From: -1, To: 1<<62 + 1}, {From: -1 << 63, To: 1<<63 - 1}}}},
			Found: []diag.Diagnostic{{Severity: diag.Warning, Pos: diag.Pos{Line: 63, Column: 64}}, {Pos: diag.Pos{Line: -64, Column: -65}}}},
		"times": {Release: &press.Release{Facts: press.Facts{Date: time.Unix(0, 0), EmbargoUntil: time.Date(9999, 12, 31, 23, 59, 59, 999_999_999, tokyo)},
			Translations: []*press.Translation{{Changes: []press.Change{{Date: time.Date(1, 1, 1, 0, 0, 0, 1, time.UTC)}, {Date: time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)}}}}}},
		"long texts": {ID: strings.Repeat("長", 1<<16), Files: []string{"\x00", "\xFF", "a\nb"}},
	} {
		got, ok := decode(string(encode(want)), time.UTC)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Record{}, "Aligned")); !ok || diff != "" {
			t.Errorf("%s: understood %t (-written +read):\n%s", name, ok, diff)
		}
	}
}

// TestPartsAreNotUnderstood: of a record that is cut or has more at its end nothing is
// taken.
func TestPartsAreNotUnderstood(t *testing.T) {
	text := string(encode(whole(t)))
	for i := range text {
		if _, ok := decode(text[:i], time.UTC); ok {
			t.Errorf("the first %d of %d bytes are understood", i, len(text))
		}
	}
	if _, ok := decode(text+"\x00", time.UTC); ok {
		t.Error("a byte more is understood")
	}
}

// FuzzDecode: whatever is read, nothing panics and no more is allocated than what
// stands there can be; and what is understood is read back the same once it was written.
func FuzzDecode(f *testing.F) {
	text := encode(whole(f))
	f.Add(text)
	f.Add(encode(&Record{}))
	f.Add(text[:len(text)/2])
	f.Add([]byte(strings.Repeat("\xFF", 40)))
	// A release of as many translations as there are bytes left, none of which is there.
	f.Add(append([]byte("\x00\x02\x00"+strings.Repeat("\x00", 13)), append([]byte("\xFF\x7F"), make([]byte, 1<<14)...)...))
	f.Fuzz(func(t *testing.T, text []byte) {
		var r *Record
		var ok bool
		n := hostile.Allocated(func() { r, ok = decode(string(text), tokyo) })
		if most := uint64(1<<16 + 300*len(text)); n > most {
			t.Errorf("of %d bytes %d are allocated", len(text), n)
		}
		if !ok {
			return
		}
		again, ok := decode(string(encode(r)), tokyo)
		if diff := cmp.Diff(r, again, cmpopts.IgnoreFields(Record{}, "Aligned")); !ok || diff != "" {
			t.Errorf("what is written is understood: %t (-written +read):\n%s", ok, diff)
		}
	})
}
