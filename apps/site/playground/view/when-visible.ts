/**
 * Calls back once, when one of these elements is on the screen or close to it. Big tables are loaded that late, so that the
 * page can be used at once on a phone.
 */
export function whenVisible(elements: readonly Element[], callback: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      callback()
    },
    { rootMargin: '200px' },
  )
  for (const element of elements) observer.observe(element)
}
