import { type Comment, type Node, parseSync, type Program, visitorKeys } from 'oxc-parser'

export type { Node }

/** A place in a module that names another module. */
export interface ModuleRequest {
  /** The name of the other module; `null` if only running the code shows it. */
  readonly specifier: string | null
  readonly line: number
}

/** A parsed module. */
export class Source {
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]

  constructor(path: string, text: string) {
    const { program, comments, errors } = parseSync(path, text)
    if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`)
    this.path = path
    this.text = text
    this.program = program
    this.comments = comments
  }

  /** The line, counted from 1, at an offset. */
  line(offset: number): number {
    return this.text.slice(0, offset).split('\n').length
  }

  /** Visits every node, with its parent and its key in the parent. */
  walk(visit: (node: Node, parent: Node, key: string) => void): void {
    const descend = (parent: Node) => {
      for (const key of visitorKeys[parent.type] ?? []) {
        const child = (parent as unknown as Record<string, unknown>)[key]
        for (const node of Array.isArray(child) ? child : [child]) {
          if (!isNode(node)) continue
          visit(node, parent, key)
          descend(node)
        }
      }
    }
    descend(this.program)
  }

  /**
   * Finds all modules that the module imports or re-exports, also by `require` and type imports.
   */
  requests(): ModuleRequest[] {
    const found: ModuleRequest[] = []
    const add = (node: Node) => {
      found.push({ specifier: stringValue(node), line: this.line(node.start) })
    }
    this.walk((node) => {
      switch (node.type) {
        case 'ImportDeclaration':
        case 'ImportExpression':
        case 'TSImportType':
        case 'ExportAllDeclaration':
        case 'ExportNamedDeclaration':
          if (node.source) add(node.source)
          break
        case 'TSExternalModuleReference':
          add(node.expression)
          break
        case 'CallExpression': {
          const [argument] = node.arguments
          if (node.callee.type === 'Identifier' && node.callee.name === 'require' && argument) {
            add(argument)
          }
          break
        }
        default:
      }
    })
    return found
  }

  /** String literals and the fixed parts of template literals. */
  strings(): { value: string; start: number; line: number }[] {
    const found: { value: string; start: number; line: number }[] = []
    this.walk((node) => {
      const value = node.type === 'TemplateElement' ? node.value.raw : literalValue(node)
      if (value !== null) found.push({ value, start: node.start, line: this.line(node.start) })
    })
    return found
  }
}

/** Lists the nodes below a node. The children of a node for which `isEntered` is false are left out. */
export function* descendants(
  parent: Node,
  isEntered: (node: Node) => boolean = () => true,
): Generator<Node> {
  for (const key of visitorKeys[parent.type] ?? []) {
    const child = (parent as unknown as Record<string, unknown>)[key]
    for (const node of Array.isArray(child) ? child : [child]) {
      if (!isNode(node)) continue
      yield node
      if (isEntered(node)) yield* descendants(node, isEntered)
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function literalValue(node: Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : null
}

function stringValue(node: Node): string | null {
  if (node.type !== 'TemplateLiteral') return literalValue(node)
  const [only, ...others] = node.quasis
  return only && others.length === 0 ? only.value.cooked : null
}
