package revision_test

import (
	"testing"

	"docsite/generator/press"
	"docsite/generator/revision"
)

// release makes a release of languages whose digests are their tags repeated.
// The first is the original; the others name their source.
func release(texts ...[3]string) *press.Release {
	r := &press.Release{ID: "2020/a"}
	for _, c := range texts {
		t := &press.Translation{Lang: c[0], Source: press.Source{Lang: c[1], Digest: c[2]}}
		t.Body.Digest = c[0] + c[0] + c[0] + c[0]
		r.Translations = append(r.Translations, t)
	}
	r.Original = r.Translations[0]
	return r
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts [][3]string
		want  revision.State // of fr
	}{
		{"the original", [][3]string{{"fr"}}, revision.Original},
		{"none", [][3]string{{"ja"}}, revision.Missing},
		{"never stamped", [][3]string{{"ja"}, {"fr"}}, revision.Unknown},
		{"the beginning of the digest", [][3]string{{"ja"}, {"fr", "ja", "jaja"}}, revision.Current},
		{"the whole digest", [][3]string{{"ja"}, {"fr", "ja", "jajajaja"}}, revision.Current},
		{"another digest", [][3]string{{"ja"}, {"fr", "ja", "jajo"}}, revision.Behind},
		{"from a language that is not there", [][3]string{{"ja"}, {"fr", "de", "dede"}}, revision.Unknown},
		{"from a translation", [][3]string{{"ja"}, {"en", "ja", "ja"}, {"fr", "en", "enen"}}, revision.Current},
		{"from a translation that was changed", [][3]string{{"ja"}, {"en", "ja", "ja"}, {"fr", "en", "enem"}}, revision.Behind},
		{"from a translation that is behind", [][3]string{{"ja"}, {"en", "ja", "jo"}, {"fr", "en", "enen"}}, revision.Behind},
		{"from a translation of which nothing is known", [][3]string{{"ja"}, {"en"}, {"fr", "en", "enen"}}, revision.Current},
		{"from each other", [][3]string{{"ja"}, {"en", "fr", "frfr"}, {"fr", "en", "enen"}}, revision.Current},
	} {
		if got := revision.Of(release(c.texts...), "fr"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	// What is pending keeps a translation behind, and what was made from it.
	some := release([3]string{"ja"}, [3]string{"en", "ja", "jaja"}, [3]string{"fr", "en", "enen"})
	some.In("en").Source.Pending = []press.Pending{{Old: "a1b2c3d4"}}
	for _, lang := range []string{"en", "fr"} {
		if got := revision.Of(some, lang); got != revision.Behind {
			t.Errorf("a passage is pending: %s is %s", lang, got)
		}
	}
	// A file that cannot be read may be the original, unless another says that it is.
	r := release([3]string{"ja"}, [3]string{"en", "ja", "jaja"})
	r.Original.Unread = []string{"fr"}
	for _, sure := range []bool{false, true} {
		r.Original.IsOriginal = sure
		want := map[string]revision.State{"fr": revision.Unknown, "de": revision.Unknown, "en": revision.Unknown, "ja": revision.Unknown}
		if sure {
			want["de"], want["en"], want["ja"] = revision.Missing, revision.Current, revision.Original
		}
		for lang, state := range want {
			if got := revision.Of(r, lang); got != state {
				t.Errorf("beside a file that cannot be read, the original stated %t: %s is %s, want %s", sure, lang, got, state)
			}
		}
	}
}
