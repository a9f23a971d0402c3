import type { Fix } from '@webcors/doctor'
import type { Style } from '../style.js'
import { wrap } from './wrap.js'

/** Names are compared without case, punctuation and spaces: `nextjs` is `Next.js`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z\d]/g, '')

/** The first; where a kind of server is named, the one that is called so, or whose name has it in it. */
function choose(fixes: readonly Fix[], wanted: string | undefined): Fix | undefined {
  if (wanted === undefined) return fixes[0]
  const name = plain(wanted)
  return (
    fixes.find((fix) => plain(fix.for) === name) ??
    fixes.find((fix) => plain(fix.for).includes(name))
  )
}

/** One, as it is to be pasted, and for what else there is one. */
export function writeFixes(
  fixes: readonly Fix[],
  wanted: string | undefined,
  style: Style,
): string {
  const first = choose(fixes, wanted)
  if (first === undefined) {
    const names = fixes.map((fix) => fix.for).join('; ')
    return `Nothing to paste for "${wanted}". There is: ${names}.`
  }
  const others = fixes.filter((fix) => fix !== first).map((fix) => fix.for)
  return [
    `To paste, for ${style('bold', first.for)}:`,
    '',
    ...first.code.split('\n').map((line) => `    ${line}`.trimEnd()),
    ...(wanted === undefined && others.length > 0
      ? ['', style('dim', wrap(`For others, --for: ${others.join('; ')}.`))]
      : []),
  ].join('\n')
}
