import type { Comment, ImportDeclarationSpecifier, Node, Program } from 'oxc-parser'
import { parseSync } from 'oxc-parser'
import { isReferenceIdentifier, ScopeTracker, type ScopeTrackerNode, walk } from 'oxc-walker'
import { unwrap } from './syntax.js'

/** A file of the project, with its text on the disk. */
export interface SourceFile {
  /** The path relative to the base folder of the project, with `/` between its parts. */
  readonly path: string
  readonly text: string
}

/** A place in a file. Lines and columns are counted from 1, as in editors. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A use of a name, and the node around it. */
export interface Reference {
  readonly node: Node
  readonly parent: Node
}

/** The commas, blanks and comments between a node and the end of its line, or the next code. */
export interface RestOfLine {
  /** The offset of a comma, if there is one. */
  readonly comma: number | undefined
  /** The offset of the end of the line, or of the next code on it. */
  readonly end: number
  /** The offset of the next line; `undefined` if there is more code on the line. */
  readonly next: number | undefined
}

/** A syntax tree whose names are resolved. */
export class Source {
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly #parents = new Map<Node, Node>()
  readonly #declarations = new Map<Node, ScopeTrackerNode>()
  readonly #references = new Map<Node, Reference[]>()
  readonly #names = new Set<string>()
  readonly #comments: readonly Comment[]

  /** @throws {SyntaxError} if the text cannot be parsed */
  constructor({ path, text }: SourceFile) {
    this.path = path
    this.text = text
    const { program, errors, comments } = parseSync(nameForParser(path), text)
    const [error] = errors
    if (error) throw new SyntaxError(error.message)
    this.program = program
    this.#comments = comments
    const scopeTracker = new ScopeTracker({ preserveExitedScopes: true })
    // Names may be used before their declarations, so one pass finds the declarations and a second
    // one the uses.
    walk(program, { scopeTracker })
    scopeTracker.freeze()
    walk(program, {
      scopeTracker,
      enter: (node, parent) => {
        if (parent) this.#parents.set(node, parent)
        if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return
        this.#names.add(node.name)
        if (!parent || !isReferenceIdentifier(node, parent, { mode: 'all' })) return
        const declaration = scopeTracker.getDeclaration(node.name, { mode: 'all' })
        if (!declaration || declaration.node === node) return
        this.#declarations.set(node, declaration)
        const known = this.#references.get(declaration.node)
        if (known) known.push({ node, parent })
        else this.#references.set(declaration.node, [{ node, parent }])
      },
    })
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node)
  }

  /** Returns the parentheses and type assertions around a node, or else the node itself. */
  outermost(node: Node): Node {
    const parent = this.parentOf(node)
    return parent && unwrap(parent) !== parent ? this.outermost(parent) : node
  }

  /** Yields the nodes around a node, from its parent up to the program. */
  *ancestorsOf(node: Node): Generator<Node> {
    for (let at = this.parentOf(node); at; at = this.parentOf(at)) yield at
  }

  /** Returns the declaration of a name that is used at this place. */
  declarationOf(identifier: Node): ScopeTrackerNode | undefined {
    return this.#declarations.get(identifier)
  }

  /**
   * Returns every use of a declaration: the identifier of a variable, or the specifier of an
   * import.
   */
  referencesTo(declaration: Node | ImportDeclarationSpecifier): readonly Reference[] {
    return this.#references.get(declaration) ?? []
  }

  /** Whether the module contains the name as any identifier. */
  hasName(name: string): boolean {
    return this.#names.has(name)
  }

  textOf({ start, end }: Pick<Node, 'start' | 'end'>): string {
    return this.text.slice(start, end)
  }

  placeOf({ start }: Pick<Node, 'start'>): Place {
    const before = this.text.slice(0, start)
    const lineStart = before.lastIndexOf('\n') + 1
    return { line: before.split('\n').length, column: start - lineStart + 1 }
  }

  /** Returns the blanks at the start of a line. */
  indentAt(offset: number): string {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1
    return /^[ \t]*/.exec(this.text.slice(lineStart))?.[0] ?? ''
  }

  /** Finds the next comma, if only blanks, line breaks and comments are in front of it. */
  commaAfter(offset: number): number | undefined {
    let at = offset
    for (;;) {
      const comment = this.#comments.find(({ start }) => start === at)
      if (comment) at = comment.end
      else if (/\s/.test(this.text[at] ?? '')) at += 1
      else return this.text[at] === ',' ? at : undefined
    }
  }

  /** Finds the start of the line, if only blanks are between it and this place. */
  lineStartBefore(offset: number): number | undefined {
    const lineStart = this.text.lastIndexOf('\n', offset - 1) + 1
    return this.text.slice(lineStart, offset).trim() === '' ? lineStart : undefined
  }

  /** The line break that this module uses. */
  get newline(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n'
  }

  /** Reads the text between the end of a node and the end of its line. */
  restOfLine(offset: number): RestOfLine {
    let at = offset
    let comma: number | undefined
    for (;;) {
      const comment = this.#comments.find(({ start }) => start === at)
      if (comment) at = comment.end
      else if (this.text[at] === ',' && comma === undefined) comma = at++
      else if (this.text[at] === ' ' || this.text[at] === '\t') at += 1
      else break
    }
    const newline = /^\r?\n|^$/.exec(this.text.slice(at, at + 2))?.[0]
    return { comma, end: at, next: newline === undefined ? undefined : at + newline.length }
  }

  find(visit: (node: Node, parent: Node | null) => void): void {
    walk(this.program, { enter: visit })
  }
}

/**
 * Returns the name for the parser, which expects no JSX in `.js` files, although they may contain
 * it.
 */
export function nameForParser(path: string): string {
  return path.replace(/\.js$/, '.jsx')
}
