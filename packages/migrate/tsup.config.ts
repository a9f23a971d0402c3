import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { esm } from '../../tsup.base.ts'

const config = esm('src/index.ts')

// The version ranges that a migration writes into package.json: the versions that are published
// along with this one.
const ranges = readdirSync('..')
  .map((folder) => `../${folder}/package.json`)
  .filter((file) => existsSync(file))
  .map((file) => {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8'))
    return [name, `^${version}`]
  })
mkdirSync('dist', { recursive: true })
writeFileSync('dist/ranges.json', JSON.stringify(Object.fromEntries(ranges)))

export default config
