type Child = Node | string | null | false | undefined

/** Makes an element. Text is text: nothing that a server sent, or that somebody pasted, becomes markup. */
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

/** The element of this type that the page has. */
export function find<Type extends Element>(
  selector: string,
  type: abstract new (...args: never) => Type,
): Type {
  const element = document.querySelector(selector)
  if (element instanceof type) return element
  throw new Error(`There is no ${selector}`)
}
