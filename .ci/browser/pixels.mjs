// What an eye can tell of two states of a page: how many points differ by a contrast of 3:1 or more
// (WCAG 1.4.11 asks that of a sign of focus). The pictures are read by a blank page of the
// browser, which has a decoder.

const around = 8 // CSS pixels: a sign of focus stands at most so far from its element

function contrasts([one, other]) {
  const read = async (base64) => {
    const picture = new Image()
    picture.src = `data:image/png;base64,${base64}`
    await picture.decode()
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
    canvas.drawImage(picture, 0, 0)
    return canvas.getImageData(0, 0, picture.width, picture.height).data
  }
  const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  const luminance = (data, i) => 0.2126 * channel(data[i]) + 0.7152 * channel(data[i + 1]) + 0.0722 * channel(data[i + 2])
  return Promise.all([read(one), read(other)]).then(([a, b]) => {
    let changed = 0
    for (let i = 0; i < a.length; i += 4) {
      const [dark, light] = [luminance(a, i), luminance(b, i)].sort((x, y) => x - y)
      if ((light + 0.05) / (dark + 0.05) >= 3) changed++
    }
    return changed
  })
}

const blank = new WeakMap()

function reader(browser) {
  if (!blank.has(browser)) blank.set(browser, browser.newPage())
  return blank.get(browser)
}

/**
 * Counts the points around a box that differ at 3:1 before and after a change of the page.
 * @returns {Promise<{changed: number, least: number}>} least is what a line of one pixel around the
 * box, as far as it is in the window, would change
 */
export async function visibleChange(page, box, change) {
  const view = page.viewportSize()
  const left = Math.max(0, box.x - around)
  const top = Math.max(0, box.y - around)
  const clip = {
    x: left, y: top,
    width: Math.min(view.width, box.x + box.width + around) - left,
    height: Math.min(view.height, box.y + box.height + around) - top,
  }
  const look = async () => (await page.screenshot({ clip, animations: 'disabled' })).toString('base64')
  const before = await look()
  await page.evaluate(change)
  const after = await look()
  const changed = await (await reader(page.context().browser())).evaluate(contrasts, [before, after])
  const least = Math.round(2 * (Math.min(box.width, clip.width) + Math.min(box.height, clip.height)))
  return { changed, least }
}

/** Width and height of a PNG: the first chunk's (W3C, PNG, section 11.2.1). */
export const pngSize = (bytes) => `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
