// Serves the program of the page, with the application of the table beside the program's own
// routes.
import { createConformanceApp } from '@webcors/conformance'
import { Elysia } from 'elysia'

const table = createConformanceApp()
const { wrap } = Elysia.prototype

Elysia.prototype.wrap = function wrapWithTable(this: Elysia, next) {
  this.all('/table/*', ({ request }) => table(request), { parse: 'none' })
  return wrap.call(this, next)
}

await import(globalThis.process.versions.bun ? './server.ts' : './node.ts')
