import { copyFileSync, mkdirSync } from 'node:fs'
import { mixed } from '../../tsup.base.ts'

const config = mixed(['src/index.ts'], ['src/webcors.ts'])

// `webcors explain <code>` prints the entries without a network.
mkdirSync('dist', { recursive: true })
copyFileSync('../../docs/errors.md', 'dist/errors.md')

export default config
