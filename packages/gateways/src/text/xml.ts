const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as XML has it, in an element or an attribute. */
export function xmlText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] as string)
}

/** A comment, in which two hyphens cannot stand. */
export function xmlComment(text: string): string {
  return `<!--\n${text.replaceAll(/-(?=-)/g, '- ')}\n-->`
}
