const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Escapes a text for an element or an attribute. */
export function xmlText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] as string)
}

/** Writes a comment. Two hyphens are separated, because a comment cannot contain them. */
export function xmlComment(text: string): string {
  return `<!--\n${text.replaceAll(/-(?=-)/g, '- ')}\n-->`
}
