import type {
  MigrationChange,
  MigrationNotice,
  MigrationPlan,
  MigrationStop,
} from '@webcors/migrate'
import { escapeControls, type Style } from '../style.js'
import { moreAbout, writeHead } from './findings.js'
import { wrap } from './wrap.js'

/** The arguments of the command. */
interface Request {
  readonly isWritten: boolean
  readonly paths: readonly string[]
}

/**
 * Writes the report: the diffs, the notices about them, and the code that stays unchanged, with the
 * reasons.
 */
export function writeMigration(plan: MigrationPlan, request: Request, style: Style): string {
  const { changes, stops, notices, found } = plan
  if (found === 0 && stops.length === 0)
    return `${style(['green', 'bold'], 'Nothing to migrate')}: no other CORS library and no handwritten CORS header was found.`
  return [
    ...changes.map((change) => writeDiff(change, style)),
    ...writeNotices(notices, style),
    ...writeStops(stops, style),
    writeEnd(plan, request, style),
  ].join('\n\n')
}

function writeDiff({ diff }: MigrationChange, style: Style): string {
  return escapeControls(diff)
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

function writeNotices(notices: readonly MigrationNotice[], style: Style): readonly string[] {
  return groups(notices).map((group) => {
    const heads = group.map((notice) => writePlace('info', notice, style))
    return [...heads, wrap(group[0].message, '  ')].join('\n')
  })
}

function writeStops(stops: readonly MigrationStop[], style: Style): readonly string[] {
  return groups(stops).map((group) => {
    const [{ code, message, suggestion, acceptable }] = group
    return [
      ...group.map((stop) => writePlace('error', stop, style)),
      wrap(escapeControls(message), '  '),
      ...(suggestion === undefined ? [] : ['', indented(escapeControls(suggestion)), '']),
      ...(acceptable ? [`  To rewrite it anyway: --accept ${code}`] : []),
      `  ${moreAbout(code, style)}`,
    ].join('\n')
  })
}

/** Groups the same finding at several places, so that it is printed once. */
function groups<Found extends { readonly message: string; readonly suggestion?: string }>(
  found: readonly Found[],
): readonly (readonly [Found, ...Found[]])[] {
  const groups = new Map<string, [Found, ...Found[]]>()
  for (const item of found) {
    const key = JSON.stringify([item.message, item.suggestion])
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return [...groups.values()]
}

function writePlace(
  severity: 'error' | 'info',
  { code, path, line, column }: MigrationNotice,
  style: Style,
): string {
  return `${writeHead(severity, code, style)} ${style('dim', `${path}:${line}:${column}`)}`
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
    ? `Wrote ${files}.${isManifest ? ' Install the packages that package.json names now, and run your tests.' : ''}`
    : `Nothing was changed. To change ${files}: ${command}`
  return [stopped, next].filter((line) => line !== '').join('\n')
}
