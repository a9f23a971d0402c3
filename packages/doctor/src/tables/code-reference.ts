import type { Reason } from '../simulate/reason.js'
import { FINDING_ENTRIES } from './finding-entries.js'
import { LINT_ENTRIES } from './lint-entries.js'
import type { OtherCause } from './other-cause.js'
import type { Side } from './reason-entry.js'
import { fixOf, meaningOf, REASONS, sideOf } from './reasons.js'

const SIDES: Readonly<Record<Side, string>> = {
  server: 'The server has to change.',
  page: 'The page has to change.',
  visitor: 'The visitor, or the browser, has to change something.',
  none: 'Nothing has to change.',
}

/** Returns the section of `docs/errors.md` about the codes of the doctor. */
export function codeReference(): string {
  const reasons = (Object.keys(REASONS) as (Reason | OtherCause)[]).map((code) => {
    const meaning = meaningOf(code, null, {})
    return entry(code, `${meaning} ${SIDES[sideOf(code)]}`, fixOf(code, {}))
  })
  const findings = Object.entries({ ...FINDING_ENTRIES, ...LINT_ENTRIES })
    .filter(([code]) => !(code in REASONS))
    .map(([code, { meaning, fix }]) => entry(code, meaning, fix))
  return ['## Codes of the doctor', INTRODUCTION, ...reasons, ...findings].join('\n\n')
}

const INTRODUCTION = `\`npx webcors explain\`, \`check\`, \`lint\` and \`simulate\` report findings with these codes. \`npx webcors explain <code>\` prints
an entry of this page offline.`

function entry(code: string, meaning: string, fix: string): string {
  return [`### \`${code}\``, wrap(meaning), wrap(`Fix: ${fix}`)].join('\n\n')
}

const LINE = 120

function wrap(text: string): string {
  const lines: string[] = ['']
  for (const word of text.replaceAll('<', '\\<').split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + 1 + word.length > LINE) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}
