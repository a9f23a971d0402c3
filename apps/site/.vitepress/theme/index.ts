import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
// oxlint-disable-next-line import/no-unassigned-import -- A stylesheet.
import './site.css'

export default { extends: DefaultTheme } satisfies Theme
