/** What a package may stand on. A package that is not in the table does not pass. */
export interface DependencyRule {
  /** Packages of ours: peer dependencies, so that an application has one core. */
  readonly ours: readonly string[]
  /** The framework that the package adapts: a peer dependency too. */
  readonly hosts: readonly string[]
  /** Whether it runs on Node.js alone, so that it may use `node:` modules and globals. */
  readonly node: boolean
  /** Of a package that runs anywhere: the modules that run on Node.js alone, behind an entry of their own. */
  readonly nodeModules?: readonly string[]
  /** Modules that import what a user names, which no plain string can. */
  readonly importsAnything?: readonly string[]
  /** Ordinary dependencies: none for what goes into other people's servers. */
  readonly dependencies: readonly string[]
}

const ADAPTER = { ours: ['@webcors/core'], hosts: [], node: false, dependencies: [] }

// Adapters do not import each other, but for those that stand on Node's response object: they may use @webcors/node.
const ON_NODE = { ...ADAPTER, ours: ['@webcors/core', '@webcors/node'], node: true }

// No package names @webcors/conformance: it is for tests and apps, which may import what their package.json names.
export const DEPENDENCY_TABLE: Readonly<Record<string, DependencyRule>> = {
  core: { ...ADAPTER, ours: [] },
  conformance: { ...ADAPTER, ours: [], node: true },
  node: { ...ADAPTER, node: true },
  koa: { ...ON_NODE, hosts: ['koa'] },
  next: { ...ON_NODE, hosts: ['next'] },
  h3: { ...ON_NODE, hosts: ['h3'] },
  doctor: {
    ...ADAPTER,
    dependencies: ['tldts'],
    nodeModules: [
      'src/node.ts',
      'src/send-over-network.ts',
      'src/network/exchange.ts',
      'src/network/connect-tls.ts',
      'src/network/exchange-http1.ts',
      'src/network/exchange-http2.ts',
    ],
  },
  gateways: ADAPTER,
  webcors: {
    ours: [],
    hosts: [],
    node: true,
    importsAnything: ['src/load-module.ts'],
    dependencies: ['@webcors/core', '@webcors/doctor', '@webcors/gateways'],
  },
}

/** Core's tests run anywhere too. */
export const CORE_TESTS_MAY_IMPORT: readonly string[] = [
  'vitest',
  'fast-check',
  '@webcors/conformance',
]
