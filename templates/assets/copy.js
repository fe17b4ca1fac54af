// Copies a release: its address, or its text as plain text. The buttons stand hidden in the page.
// They are shown where a browser lets a page write to the clipboard, which it does over HTTPS alone.

const bar = document.querySelector('#_copy')
const status = bar?.querySelector('[role="status"]')

/** @returns {string} the address of the page, without what a reader has clicked on */
function link() {
  return document.querySelector('link[rel="canonical"]').href
}

/** @returns {string} headline, dateline, event, summary, text, notes to editors and address */
function text() {
  const parts = ['h1', '.dateline', '.when', 'p.lead', '.quick', '.body', '.notes']
  const found = parts.map((selector) => document.querySelector(`article ${selector}`)).filter(Boolean)
  return [...found.map(plain), link()].join('\n\n') + '\n'
}

/**
 * @param {Element} element
 * @returns {string} what it says, a line each block: without what is only heard, and without buttons
 */
function plain(element) {
  return words(element).replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{3,}/g, '\n\n').trim()
}

function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[ \t\n\r\f]+/g, ' ')
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches('.vh, [hidden], button')) return ''
  if (node.localName === 'br') return '\n'
  const inside = Array.from(node.childNodes, words).join('')
  const display = getComputedStyle(node).display
  if (display === 'none') return ''
  if (display === 'list-item') return `\n- ${inside.trim()}`
  if (node.matches('.quotation figcaption')) return `\n— ${inside.trim()}\n\n`
  if (display === 'table-row') return `\n${inside.trim()}`
  if (display === 'table-cell') return `${inside.trim()}\t`
  return /^(inline|ruby|contents)/.test(display) ? inside : `\n\n${inside}\n\n`
}

async function copy(what) {
  status.textContent = ''
  try {
    await navigator.clipboard.writeText(what === 'link' ? link() : text())
    status.textContent = bar.dataset.done
  } catch {
    status.textContent = bar.dataset.failed
  }
}

if (bar && navigator.clipboard) {
  bar.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (button) copy(button.value)
  })
  bar.hidden = false
}
