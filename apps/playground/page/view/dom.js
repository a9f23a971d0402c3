/**
 * Makes an element. Text is text: nothing that a server sent becomes markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string>>} [attributes]
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => typeof child === 'string' || child instanceof Node))
  return element
}

/**
 * @param {string} title
 * @param {...(Node | string | null | false | undefined)} children
 */
export function block(title, ...children) {
  return h('section', { class: 'block' }, h('h4', {}, title), ...children)
}

/**
 * @template {Element} Type
 * @param {string} selector
 * @param {new () => Type} type
 * @returns {Type}
 */
export function find(selector, type) {
  const element = document.querySelector(selector)
  if (element instanceof type) return element
  throw new Error(`There is no ${selector}`)
}
