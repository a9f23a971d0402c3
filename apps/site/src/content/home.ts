/** Writes the home page: the README, with links to the main pages below its first paragraph. */
export function writeHome(readme: string): string {
  const [, title = '', lead = '', rest = ''] =
    /^# ([^\n]+)\n+(?:(?:\[?!\[[^\n]*\n)+\n*)?([^\n]+(?:\n[^\n]+)*)\n+([^]*)$/.exec(readme) ?? []
  if (rest === '') throw new Error('Cannot read README.md: a heading and a paragraph come first')
  return `---
title: CORS for JavaScript servers
---

# ${title}

<p class="lead">${plain(lead)}</p>

<p class="actions"><a class="main" href="./playground/index.html#explain" target="_self">Explain a console error</a> <a href="./playground/index.html#policy" target="_self">Try a policy</a> <a href="./contents.html">All guides</a></p>

${rest}`
}

/** Escapes text for HTML. */
function plain(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}
