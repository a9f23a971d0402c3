import { defineConfig } from 'vitepress'
import { anchorOf } from '../src/content/anchors.ts'
import { createSidebars } from '../src/content/sidebar.ts'
import { OUT } from '../src/folders.ts'
import { REPOSITORY } from '../src/repo.ts'
import { SEARCH_OPTIONS } from '../src/search-options.ts'

export default defineConfig({
  title: 'webcors',
  description: 'CORS for JavaScript servers, and what to do about each CORS error of a console',
  lang: 'en',
  // The path of the site on its server, such as "/webcors/".
  base: process.env['SITE_BASE'] ?? '/',
  srcDir: `${OUT}/content`,
  srcExclude: ['public/**'],
  outDir: `${OUT}/site`,
  cacheDir: `${OUT}/cache`,
  cleanUrls: false,
  metaChunk: true,
  // Links to the pages in public/, which VitePress does not know.
  ignoreDeadLinks: [/\/playground\//],
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // The search index is one large file.
  vite: { build: { chunkSizeWarningLimit: 2500 } },
  markdown: {
    image: { lazyLoading: true },
    anchor: { slugify: anchorOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    // Language names of the pages that the highlighter does not know.
    languageAlias: {
      console: 'shellsession',
      varnish: 'txt',
      haproxy: 'txt',
      caddy: 'txt',
      vcl: 'txt',
    },
  },
  themeConfig: {
    nav: [
      { text: 'Guides', link: '/contents.html' },
      { text: 'Errors', link: '/errors/' },
      { text: 'API', link: '/api/' },
      { text: 'Playground', link: '/playground/', target: '_self' },
      { text: 'GitHub', link: REPOSITORY },
    ],
    sidebar: createSidebars(),
    outline: [2, 3],
    externalLinkIcon: true,
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        miniSearch: { searchOptions: SEARCH_OPTIONS },
      },
    },
    docFooter: { prev: false, next: false },
  },
})
