package markdown

import "testing"

func TestPicture(t *testing.T) {
	check(t, []example{
		{"en", `![Two *ministers*](a.png "At <Geneva>, *March* &amp; April")`, `<figure><img {0} alt="Two ministers"><figcaption>At &lt;Geneva&gt;, *March* &amp; April</figcaption></figure>`, ""},
		{"en", "![a](a.png)", `<figure><img {0} alt="a"></figure>`, ""},
		{"en", `![a](a.png " ")`, `<figure><img {0} alt="a"></figure>`, ""},
		{"en", "![a](a.png)\n![b](b.png)  \n![c](c.png) <!-- x -->", "<figure><img {0} alt=\"a\"></figure>\n<figure><img {1} alt=\"b\"></figure>\n<figure><img {2} alt=\"c\"></figure>", ""},
		{"en", "- x\n\n  ![a](a.png)", "<ul>\n<li>\n<p>x</p>\n<figure><img {0} alt=\"a\"></figure>\n</li>\n</ul>", ""},
		{"en", `x ![a](a.png "t") y`, `<p>x <img {0} alt="a" title="t"> y</p>`, ""},
		{"en", "![a ![b](b.png) `c` [d](e)](a.png)x", `<p><img {0} alt="a b c d">x</p>`, ""},
		{"ja", "![外務\n大臣](a.png)", `<figure><img {0} alt="外務大臣"></figure>`, ""},
		{"en", "![](a.png)", `<figure><img {0} alt=""></figure>`, "1:1 DS403 the picture has no alternative text"},
		{"en", "x ![&nbsp; ](a.png)", `<p>x <img {0} alt=""></p>`, "1:3 DS403 the picture has no alternative text"},
		{"en", "![a](https://x.org/a.png)", `<figure>a</figure>`, "1:6 DS409 the picture is not a file of this site"},
		{"en", "x ![a](data:image/png;base64,AA==)", `<p>x a</p>`, "1:8 DS409 the picture is not a file of this site"},
		{"en", "x ![a](//x.org/a.png)", `<p>x a</p>`, "1:8 DS409 the picture is not a file of this site"},
	})
}
