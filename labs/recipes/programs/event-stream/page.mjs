// page.mjs

/**
 * @param {string} url
 * @param {(price: number) => void} onPrice
 * @param {() => void} onClosed the stream is not for this page
 */
export function listen(url, onPrice, onClosed) {
  const source = new EventSource(url, { withCredentials: true })
  source.addEventListener('message', ({ data }) => onPrice(JSON.parse(data).price))
  source.addEventListener('error', () => {
    // Else the browser connects again
    if (source.readyState === EventSource.CLOSED) onClosed()
  })
  return () => source.close()
}
