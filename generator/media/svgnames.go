package media

import (
	"encoding/xml"
	"strings"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// The elements of a drawing (SVG 2, appendix “Element index”). What runs,
// loads or holds another language is not among them.
var svgElements = set(`svg g defs symbol use title desc switch a path rect circle ellipse line polyline polygon
	text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter style
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence view`)

// The attributes of these elements (SVG 2 and Filter Effects 1, appendices
// “Attribute index” and “Property index”, with those of SVG 1.1 that browsers
// know). Those of ARIA are known by how they begin.
var svgAttributes = set(`id class style lang dir tabindex focusable role version viewBox preserveAspectRatio zoomAndPan
	transform transform-origin x y z width height rx ry cx cy r x1 y1 x2 y2 fx fy fr d points pathLength
	dx dy rotate textLength lengthAdjust startOffset method spacing side path href
	requiredExtensions systemLanguage type media
	gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform
	clipPathUnits maskUnits maskContentUnits mask-type markerUnits markerWidth markerHeight refX refY orient
	filterUnits primitiveUnits filterRes in in2 result mode values tableValues slope intercept amplitude exponent
	operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha
	surfaceScale diffuseConstant specularConstant specularExponent scale xChannelSelector yChannelSelector
	stdDeviation azimuth elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle radius baseFrequency numOctaves
	seed stitchTiles
	alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
	color-rendering cursor direction display dominant-baseline enable-background fill fill-opacity fill-rule filter
	flood-color flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant
	font-weight glyph-orientation-horizontal glyph-orientation-vertical image-rendering inline-size isolation kerning
	letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mix-blend-mode opacity
	overflow paint-order pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray
	stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
	text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility white-space word-spacing
	writing-mode`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// attribute is the name under which an attribute is published, or "" where it
// is not.
func attribute(name xml.Name) string {
	switch {
	case name.Space == "" && (svgAttributes[name.Local] || strings.HasPrefix(name.Local, "aria-")):
		return name.Local
	case name.Space == xlinkSpace && name.Local == "href":
		return "xlink:href"
	case name.Space == xmlSpace && (name.Local == "space" || name.Local == "lang"):
		return "xml:" + name.Local
	}
	return ""
}
