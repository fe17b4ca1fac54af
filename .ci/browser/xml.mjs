// XML as a tree of {name, attributes, children, text}.
import sax from 'sax'

/** Parses a document; what is not well-formed is an error. */
export function parse(source) {
  const parser = sax.parser(true, {})
  const root = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' }
    open.at(-1).children.push(element)
    open.push(element)
  }
  parser.onclosetag = () => open.pop()
  parser.ontext = (text) => { open.at(-1).text += text }
  parser.onerror = (error) => { throw error }
  parser.write(source).close()
  return root.children[0]
}

/** The children of an element that have a name. */
export const all = (element, name) => element.children.filter((child) => child.name === name)

/** The text of the first child of a name, or undefined. */
export const text = (element, name) => all(element, name)[0]?.text

/** The elements of a name at any depth, in their order. */
export const deep = (element, name) => element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...deep(child, name)])
