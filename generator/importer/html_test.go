package importer

import "testing"

func TestHTML(t *testing.T) { testGolden(t, HTML{}, "html-pages.txtar") }
