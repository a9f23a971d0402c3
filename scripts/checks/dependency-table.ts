import type { Manifest, Member } from './workspace.ts'

/** What a package may stand on. A package without a rule does not pass. */
export interface DependencyRule {
  /** Other packages, under `dependencies`: ours, so that one install is enough, and what nobody has to install by hand. */
  readonly dependencies: readonly string[]
  /** The framework that the package adapts, under `peerDependencies`: the application has one already. */
  readonly hosts: readonly string[]
  /** Whether it runs on Node.js alone, so that it may use `node:` modules and globals. */
  readonly node: boolean
  /** Whether its entries with `cors` or `withCors` re-export the names of core that users write. */
  readonly reexportsCore?: boolean
  /** In a package that runs anywhere: the modules that run on Node.js alone, behind an entry of their own. */
  readonly nodeModules?: readonly string[]
  /** Modules that import what a user names, which no plain string can. */
  readonly importsAnything?: readonly string[]
}

const ALONE: DependencyRule = { dependencies: [], hosts: [], node: false }
const ADAPTER: DependencyRule = { ...ALONE, dependencies: ['@webcors/core'], reexportsCore: true }

// Adapters do not import each other, but for those that stand on Node's response object: they may use @webcors/node.
const ON_NODE: DependencyRule = {
  ...ADAPTER,
  dependencies: ['@webcors/core', '@webcors/node'],
  node: true,
}

// No package names @webcors/conformance: it is for tests and apps, which may import what their package.json names.
const DEPENDENCY_TABLE: Readonly<Record<string, DependencyRule>> = {
  core: ALONE,
  conformance: { ...ALONE, node: true },
  node: { ...ADAPTER, node: true },
  // Its events are typed by a package that has nothing but types.
  lambda: { ...ADAPTER, hosts: ['@types/aws-lambda'], node: true },
  doctor: {
    ...ALONE,
    dependencies: ['@webcors/core', 'tldts'],
    nodeModules: [
      'src/node.ts',
      'src/network/send-over-network.ts',
      'src/network/exchange.ts',
      'src/network/connect-tls.ts',
      'src/network/exchange-http1.ts',
      'src/network/exchange-http2.ts',
    ],
  },
  // Not an adapter: what it stands on comes with it.
  proxy: {
    ...ALONE,
    dependencies: ['@webcors/core', '@webcors/node', 'ipaddr.js'],
    nodeModules: [
      'src/guard/guarded-agent.ts',
      'src/index.ts',
      'src/node.ts',
      'src/node/create-proxy-listener.ts',
      'src/node/create-proxy.ts',
      'src/node/listener-head.ts',
      'src/node/node-abilities.ts',
      'src/node/relay-body.ts',
      'src/node/send-upstream.ts',
      'src/node/transport.ts',
      'src/node/upload.ts',
      'src/node/upstream-link.ts',
    ],
  },
  gateways: { ...ALONE, dependencies: ['@webcors/core'] },
  migrate: {
    ...ALONE,
    dependencies: ['@webcors/core', 'diff', 'magic-string', 'oxc-parser', 'oxc-walker'],
    node: true,
  },
  webcors: {
    dependencies: [
      '@clack/prompts',
      '@webcors/core',
      '@webcors/doctor',
      '@webcors/gateways',
      '@webcors/migrate',
      '@webcors/node',
      '@webcors/proxy',
    ],
    hosts: [],
    node: true,
    reexportsCore: true,
    importsAnything: ['src/load-module.ts'],
  },
}

/** The rule of a package: its own in the table, or the one of all adapters. */
export function ruleOf({ name, manifest }: Member): DependencyRule | undefined {
  return DEPENDENCY_TABLE[name] ?? adapterRule(manifest)
}

/** A package with one framework as its peer dependency is an adapter of it. */
function adapterRule({
  peerDependencies = {},
  dependencies = {},
}: Manifest): DependencyRule | undefined {
  const hosts = Object.keys(peerDependencies).filter((name) => !name.startsWith('@webcors/'))
  if (hosts.length !== 1) return undefined
  return { ...('@webcors/node' in dependencies ? ON_NODE : ADAPTER), hosts }
}

/** Core's tests run anywhere too. */
export const CORE_TESTS_MAY_IMPORT: readonly string[] = [
  'vitest',
  'fast-check',
  '@webcors/conformance',
]
