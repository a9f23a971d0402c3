type Child = Node | string | null | false | undefined

/**
 * Creates an element. Strings become text nodes, so that text of a server or of a user never
 * becomes markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => typeof child === 'string' || child instanceof Node))
  return element
}

export function block(title: string, ...children: readonly Child[]): HTMLElement {
  return h('section', { class: 'block' }, h('h4', {}, title), ...children)
}

/** Finds an element of the page by its selector, and checks its type. */
export function find<Type extends Element>(
  selector: string,
  type: abstract new (...args: never) => Type,
): Type {
  const element = document.querySelector(selector)
  if (element instanceof type) return element
  throw new Error(`Cannot find ${selector} in the page`)
}
