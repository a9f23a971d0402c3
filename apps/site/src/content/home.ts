/** The README as the first page: its heading and first paragraph become what stands at the top, with where to go from there. */
export function writeHome(readme: string): string {
  const [, title = '', lead = '', rest = ''] =
    /^# ([^\n]+)\n+(?:(?:\[?!\[[^\n]*\n)+\n*)?([^\n]+(?:\n[^\n]+)*)\n+([^]*)$/.exec(readme) ?? []
  if (rest === '') throw new Error('Cannot read README.md: a heading and a paragraph come first')
  const hero = {
    name: title,
    text: '',
    tagline: plain(lead),
    actions: [
      { theme: 'brand', text: 'Explain a console error', link: '/playground/#explain', target: '_self' },
      { theme: 'alt', text: 'Try a policy', link: '/playground/#policy', target: '_self' },
      { theme: 'alt', text: 'All guides', link: '/contents.html' },
    ],
  }
  // JSON is YAML too.
  return `---\n${JSON.stringify({ layout: 'home', title: 'CORS for JavaScript servers', hero })}\n---\n\n${rest}`
}

function plain(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
}
