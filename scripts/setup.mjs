// Prepares the workspace on a machine that has only Node.js and npm. The script runs before
// `npm start` and `npm test` with the Node.js on PATH, so it is plain JavaScript. If the workspace
// is ready, the script is silent and quick.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const read = (path) => readFileSync(new URL(path, root), 'utf8')

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(
    `webcors needs Node.js 20 or later to set itself up, and this is ${process.version}: install a newer one.`,
  )
}

const { packageManager } = JSON.parse(read('package.json'))
const inputs = [read('pnpm-lock.yaml'), read('pnpm-workspace.yaml'), packageManager]
const wanted = createHash('sha256')
  .update([...inputs, process.platform, process.arch].join('\n'))
  .digest('hex')
const stamp = new URL('node_modules/.webcors-setup', root)

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log(`Installing the dependencies with ${packageManager} ...`)
  const { status } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
    shell: process.platform === 'win32', // On Windows, npx is a .cmd file.
  })
  if (status !== 0) fail(`The dependencies could not be installed: see above.`)
  writeFileSync(stamp, wanted)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
