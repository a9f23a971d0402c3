import type { Manifest, Member } from './workspace.ts'

/** The dependencies that a package may have. A package without a rule is reported. */
export interface DependencyRule {
  /**
   * The packages under `dependencies`: ours, so that one install is enough, and others that users
   * need not install.
   */
  readonly dependencies: readonly string[]
  /**
   * The framework that the package adapts, under `peerDependencies`, because the application has
   * installed it.
   */
  readonly hosts: readonly string[]
  /** Whether the package runs only on Node.js, so that it may use `node:` modules and globals. */
  readonly node: boolean
  /** Whether its entries with `cors` or `withCors` re-export the names of core that users write. */
  readonly reexportsCore?: boolean
  /**
   * In a package that runs anywhere: the modules that run only on Node.js, behind an entry of their
   * own.
   */
  readonly nodeModules?: readonly string[]
  /**
   * Modules that import a module that the user names, so that its name is not a string in the code.
   */
  readonly importsAnything?: readonly string[]
}

const ALONE: DependencyRule = { dependencies: [], hosts: [], node: false }
const ADAPTER: DependencyRule = { ...ALONE, dependencies: ['@webcors/core'], reexportsCore: true }

// Adapters do not import each other. Adapters for Node's response object are an exception: they may
// use @webcors/node.
const ON_NODE: DependencyRule = {
  ...ADAPTER,
  dependencies: ['@webcors/core', '@webcors/node'],
  node: true,
}

// No package may import @webcors/conformance. It is for tests and apps, which may import all
// packages of their package.json.
const DEPENDENCY_TABLE: Readonly<Record<string, DependencyRule>> = {
  core: ALONE,
  conformance: { ...ALONE, node: true },
  node: { ...ADAPTER, node: true },
  // The types of Lambda's events come from a package that has only types.
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
  // The proxy is not an adapter: its dependencies are installed with it.
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
      'src/node/node-answer.ts',
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

/** Finds the rule of a package: its own in the table, or the rule of all adapters. */
export function ruleOf({ name, manifest }: Member): DependencyRule | undefined {
  return DEPENDENCY_TABLE[name] ?? adapterRule(manifest)
}

/** Whether a package is an adapter: it has one framework as its peer dependency. */
function adapterRule({
  peerDependencies = {},
  dependencies = {},
}: Manifest): DependencyRule | undefined {
  const hosts = Object.keys(peerDependencies).filter((name) => !name.startsWith('@webcors/'))
  if (hosts.length !== 1) return undefined
  return { ...('@webcors/node' in dependencies ? ON_NODE : ADAPTER), hosts }
}

/** The packages that core's tests may import. These packages run anywhere, as core does. */
export const CORE_TESTS_MAY_IMPORT: readonly string[] = [
  'vitest',
  'fast-check',
  '@webcors/conformance',
]
