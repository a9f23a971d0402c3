import { defineConfig } from 'tsup'
import { esm } from '../../tsup.base.ts'

// Shared chunks: an error that one entry throws is an instance of the class that another exports.
const entries = esm('src/index.ts', 'src/fetch.ts', 'src/node.ts') as object
export default defineConfig({ ...entries, splitting: true })
