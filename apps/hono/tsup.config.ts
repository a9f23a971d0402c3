import { defineConfig } from 'tsup'

// Only Node.js needs this build: Bun, Deno and Workers run the sources.
export default defineConfig({
  entry: { server: 'src/server.ts', conformance: 'src/conformance/node.ts' },
  format: 'esm',
  target: 'node20',
  clean: true,
  // The server loads the built packages of the workspace.
  external: [/^@webcors\//],
})
