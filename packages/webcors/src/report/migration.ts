import type {
  MigrationChange,
  MigrationNotice,
  MigrationPlan,
  MigrationStop,
} from '@webcors/migrate'
import { harmless, type Style } from '../style.js'
import { moreAbout, writeHead } from './findings.js'
import { wrap } from './wrap.js'

/** What was asked for, and whether it is done. */
interface Request {
  readonly isWritten: boolean
  readonly paths: readonly string[]
}

/** The diff of each file, what changes with it, and what stays as it is, with the reason. */
export function writeMigration(plan: MigrationPlan, request: Request, style: Style): string {
  const { changes, stops, notices, found } = plan
  if (found === 0 && stops.length === 0)
    return `${style(['green', 'bold'], 'Nothing to move')}: no other CORS library was found, and no CORS header that is written by hand.`
  return [
    ...changes.map((change) => writeDiff(change, style)),
    ...writeNotices(notices, style),
    ...stops.map((stop) => writeStop(stop, style)),
    writeEnd(plan, request, style),
  ].join('\n\n')
}

function writeDiff({ diff }: MigrationChange, style: Style): string {
  return harmless(diff)
    .trimEnd()
    .split('\n')
    .map((line) => {
      if (/^(?:---|\+\+\+) /.test(line)) return style('bold', line)
      if (line.startsWith('@@')) return style('cyan', line)
      if (line.startsWith('+')) return style('green', line)
      return line.startsWith('-') ? style('red', line) : line
    })
    .join('\n')
}

/** What is the same in several places is said once. */
function writeNotices(notices: readonly MigrationNotice[], style: Style): readonly string[] {
  return [...new Set(notices.map(({ message }) => message))].map((message) => {
    const heads = notices
      .filter((notice) => notice.message === message)
      .map((notice) => `${writeHead('info', notice.code, style)} ${placeOf(notice, style)}`)
    return `${heads.join('\n')}\n${wrap(message, '  ')}`
  })
}

function writeStop(
  { code, message, suggestion, acceptable, ...place }: MigrationStop,
  style: Style,
): string {
  const instead = suggestion === undefined ? [] : ['', indented(harmless(suggestion)), '']
  const accept = acceptable ? [wrap(`To rewrite it as it is: --accept ${code}`, '  ')] : []
  return [
    `${writeHead('error', code, style)} ${placeOf(place, style)}`,
    wrap(harmless(message), '  '),
    ...instead,
    ...accept,
    `  ${moreAbout(code, style)}`,
  ].join('\n')
}

function placeOf(
  { path, line, column }: Pick<MigrationStop, 'path' | 'line' | 'column'>,
  style: Style,
): string {
  return style('dim', `${path}:${line}:${column}`)
}

function indented(code: string): string {
  return code
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n')
}

function writeEnd({ changes, stops }: MigrationPlan, request: Request, style: Style): string {
  const files = `${changes.length} ${changes.length === 1 ? 'file' : 'files'}`
  const places =
    stops.length === 1 ? '1 place stays as it is' : `${stops.length} places stay as they are`
  const stopped = stops.length > 0 ? `${style(['red', 'bold'], 'Stopped')}: ${places}.` : ''
  if (changes.length === 0) return `${stopped} Nothing was changed.`
  const isManifest = changes.some(({ path }) => path.endsWith('package.json'))
  const command = ['npx webcors migrate', ...request.paths, '--write'].join(' ')
  const next = request.isWritten
    ? `Wrote ${files}.${isManifest ? ' Install what package.json names now, and run your tests.' : ''}`
    : `Nothing was changed. To change ${files}: ${command}`
  return [stopped, next].filter((line) => line !== '').join('\n')
}
