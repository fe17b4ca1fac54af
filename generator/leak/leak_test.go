package leak

import (
	"testing"
	"testing/fstest"
)

func TestQuick(t *testing.T) {
	s := New([]Withheld{{Release: "2026/new-quay", State: "is a draft", Texts: []string{"The zephyrine ferry opens in Kobe", "港の新しい桟橋は四月に開きます", "Canary99 sings"}, Names: []string{"new-quay"}}})
	s.Subtract([]byte("The ferry opens in"))
	s.Ready()
	for _, text := range []string{"a zephyrine b", "the ferry opens in Kobe", "in zephyrine ferry opens", "<p>桟橋は<wbr>四月に</p>", "/en/2026/new-quay/", "can&#97;ry99", "a new quay b"} {
		found, _, err := Search(t.Context(), fstest.MapFS{"a.html": {Data: []byte(text)}}, s, 1)
		t.Log(text, found, err)
	}
}
