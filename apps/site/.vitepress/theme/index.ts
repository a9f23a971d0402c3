import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
// oxlint-disable-next-line import/no-unassigned-import -- A stylesheet.
import './site.css'

export default {
  extends: DefaultTheme,
  enhanceApp() {
    // While pages are rendered there is no document.
    if (typeof document === 'undefined') return
    document.addEventListener('focusin', ({ target }) => allowLongQueries(target))
  },
} satisfies Theme

/** The search box takes 64 characters, and a line of a console is longer: cut off, it is another message. */
function allowLongQueries(target: EventTarget | null): void {
  if (target instanceof HTMLInputElement && target.matches('.VPLocalSearchBox .search-input')) {
    target.removeAttribute('maxlength')
  }
}
