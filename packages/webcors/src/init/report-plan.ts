import type { Style } from '../style.js'
import { wrap } from '../report/wrap.js'
import type { Change } from './change.js'
import type { Plan } from './plan.js'

/** The words for each kind of change: after writing, and in a dry run. */
const WORDS: Readonly<Record<Change['kind'], readonly [done: string, shown: string]>> = {
  create: ['wrote', 'would write'],
  add: ['added to', 'would add to'],
  none: ['unchanged', 'unchanged'],
  keep: ['kept', 'would keep'],
}

/** Writes the report: the changes, the lines to paste, and the next commands. */
export function reportPlan(plan: Plan, because: string, isDryRun: boolean, style: Style): string {
  const { host, changes, paste, install, commands, notes } = plan
  const title = `${style('bold', host.label)}: ${because}.${because.startsWith('as ') ? '' : ' For another host, --host.'}`
  return [
    wrap(title),
    '',
    ...table(changes, isDryRun, style),
    ...(isDryRun ? changes.flatMap((change) => show(change, style)) : []),
    ...(paste === null ? [] : pasteLines(paste, style)),
    '',
    'Next:',
    '',
    ...[...(install === null ? [] : [install]), ...commands].map((line) => `  ${line}`),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => wrap(note))]),
  ].join('\n')
}

function table(changes: readonly Change[], isDryRun: boolean, style: Style): readonly string[] {
  const rows = changes.map(({ kind, file, purpose, text }) => {
    const why = kind === 'keep' ? `exists already: ${purpose}` : kind === 'add' ? text : purpose
    return [WORDS[kind][isDryRun ? 1 : 0], file, why] as const
  })
  const width = (at: 0 | 1): number => Math.max(...rows.map((row) => row[at].length))
  return rows.map(
    ([word, file, why]) =>
      `  ${word.padEnd(width(0))}  ${style('bold', file.padEnd(width(1)))}  ${why}`,
  )
}

function show({ kind, file, text }: Change, style: Style): readonly string[] {
  if (kind === 'none') return []
  return ['', style('bold', file), ...indented(text)]
}

function pasteLines(
  { file, where, code }: NonNullable<Plan['paste']>,
  style: Style,
): readonly string[] {
  return ['', wrap(`To paste into ${style('bold', file)}, ${where}:`), '', ...indented(code)]
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
}
