import { defineConfig } from 'tsup'

export default defineConfig({
  entry: ['src/server.ts', 'src/conformance.ts'],
  format: 'esm',
  target: 'node20',
  clean: true,
  // The server loads the built packages of the workspace.
  external: [/^@webcors\//],
})
