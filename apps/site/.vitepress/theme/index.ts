import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
// oxlint-disable-next-line import/no-unassigned-import -- The module is a stylesheet.
import './site.css'

export default {
  extends: DefaultTheme,
  enhanceApp() {
    // No document exists while the build renders pages.
    if (typeof document === 'undefined') return
    document.addEventListener('focusin', ({ target }) => allowLongQueries(target))
  },
} satisfies Theme

/**
 * Lets the search box accept console messages, which are longer than its limit of 64 characters.
 */
function allowLongQueries(target: EventTarget | null): void {
  if (target instanceof HTMLInputElement && target.matches('.VPLocalSearchBox .search-input')) {
    target.removeAttribute('maxlength')
  }
}
