import type { Fix } from '@webcors/doctor'
import type { Style } from '../style.js'
import { wrap } from './wrap.js'

/** Names are compared without case, punctuation and spaces: `nextjs` is `Next.js`. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z\d]/g, '')

/** The fixes for one kind of server; all of them where none is named. */
export function fixesFor(fixes: readonly Fix[], wanted: string | undefined): readonly Fix[] {
  if (wanted === undefined) return fixes
  return fixes.filter((fix) => plain(fix.for).includes(plain(wanted)))
}

/** The first, as it is to be pasted, and for what else there is one. */
export function writeFixes(
  fixes: readonly Fix[],
  wanted: string | undefined,
  style: Style,
): string {
  const chosen = fixesFor(fixes, wanted)
  const [first] = chosen
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
