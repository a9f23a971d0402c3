import { defineConfig } from 'tsup'

// Bun, Deno and Workers run the sources.
export default defineConfig({
  entry: { server: 'src/server.ts', conformance: 'src/conformance/node.ts' },
  format: 'esm',
  target: 'node20',
  clean: true,
  // The workspace's packages are taken as they are built.
  external: [/^@webcors\//],
})
