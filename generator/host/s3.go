package host

import (
	"encoding/json"
	"slices"
	"strings"
)

// s3 is a bucket of Amazon S3, which keeps a type and a Cache-Control with each object. Its
// website endpoint leads on from an object that has a redirect; it has no 410. Other headers it
// does not send: CloudFront before it does, by a policy for answers, which stands in
// the file as well.
var s3 = Host{
	Name: "s3",
	Files: func(d *Description) ([]File, error) {
		if err := d.check(); err != nil {
			return nil, err
		}
		metadata := map[string]Object{}
		for _, file := range d.Files {
			metadata[d.Key(file)] = d.Object(file)
		}
		content, err := json.MarshalIndent(map[string]any{
			"website":               map[string]any{"IndexDocument": map[string]string{"Suffix": "index.html"}, "ErrorDocument": map[string]string{"Key": d.Key("404.html")}},
			"objects":               metadata,
			"responseHeadersPolicy": d.cloudFront(),
		}, "", "\t")
		if err != nil {
			return nil, err
		}
		return []File{{"docsite.s3.json", append(content, '\n')}}, nil
	},
}

// Object is what S3 keeps with an object.
type Object struct {
	ContentType             string
	CacheControl            string
	ContentEncoding         string `json:",omitempty"`
	WebsiteRedirectLocation string `json:",omitempty"`
}

// Key is the name of a file's object.
func (d *Description) Key(file string) string { return d.Root[1:] + file }

// Object returns what is kept with a file's object.
func (d *Description) Object(file string) Object {
	o := Object{ContentType: ContentType(file), CacheControl: d.CacheControl(file)}
	for _, coding := range Codings {
		if plain(file)+"."+coding == file {
			o.ContentEncoding = codings[coding]
		}
	}
	if i, moved := slices.BinarySearchFunc(d.Moved, file, func(m Move, file string) int { return strings.Compare(m.File, file) }); moved {
		o.WebsiteRedirectLocation = encoded(d.Moved[i].To)
	}
	return o
}

// cloudFront is the policy for answers, as “aws cloudfront create-response-headers-policy” takes it.
func (d *Description) cloudFront() map[string]any {
	security := map[string]any{
		"ContentSecurityPolicy": map[string]any{"Override": true, "ContentSecurityPolicy": d.policy()},
		"ContentTypeOptions":    map[string]any{"Override": true},
	}
	if d.HSTS != nil {
		security["StrictTransportSecurity"] = map[string]any{
			"Override": true, "AccessControlMaxAgeSec": int64(d.HSTS.MaxAge.Seconds()), "IncludeSubdomains": d.HSTS.Subdomains, "Preload": d.HSTS.Preload,
		}
	}
	var custom []map[string]any
	for _, h := range d.secure() {
		switch h.Name {
		case "Content-Security-Policy", "X-Content-Type-Options":
		case "Referrer-Policy":
			security["ReferrerPolicy"] = map[string]any{"Override": true, "ReferrerPolicy": h.Value}
		default:
			custom = append(custom, map[string]any{"Header": h.Name, "Value": h.Value, "Override": true})
		}
	}
	return map[string]any{
		"Name": "docsite", "SecurityHeadersConfig": security,
		"CustomHeadersConfig": map[string]any{"Quantity": len(custom), "Items": custom},
	}
}
