import { Marked } from 'marked'

/** Markdown as a page, its headings named as GitHub names them. */
export function renderDocs(markdown: string): string {
  const anchors = new Map<string, number>()
  const marked = new Marked({
    renderer: {
      // A cell with nothing in it is the head of no column.
      tablecell({ tokens, header }) {
        const content = this.parser.parseInline(tokens)
        const tag = header && content !== '' ? 'th' : 'td'
        return `<${tag}>${content}</${tag}>\n`
      },
      heading({ tokens, depth, text }) {
        const content = this.parser.parseInline(tokens)
        return `<h${depth} id="${anchorOf(text, anchors)}">${content}</h${depth}>\n`
      },
    },
  })
  const [, title = 'webcors'] = /^# (.*)$/m.exec(markdown) ?? []
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title.replaceAll(/[`<>&*]/g, '')} – webcors</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/style/base.css" />
    <link rel="stylesheet" href="/style/docs.css" />
  </head>
  <body class="docs">
    <nav aria-label="Documentation">
      <a href="/">Playground</a><a href="/README.md">README</a><a href="/docs/README.md">All pages</a>
    </nav>
    <main>${marked.parse(markdown, { async: false })}</main>
  </body>
</html>
`
}

function anchorOf(heading: string, seen: Map<string, number>): string {
  const anchor = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
  const count = seen.get(anchor) ?? 0
  seen.set(anchor, count + 1)
  return count === 0 ? anchor : `${anchor}-${count}`
}
