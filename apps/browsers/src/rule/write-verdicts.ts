import type { EngineName } from '../engines/engine.ts'
import { isWrong, type Verdict } from './judge.ts'

interface About {
  readonly engine: EngineName
  readonly version: string
  readonly door: string
  readonly seed: number
}

/** The counts, and each verdict that is not the rule's, ready to be looked at again. */
export function writeVerdicts(about: About, verdicts: readonly Verdict[]): string {
  const { engine, version, door } = about
  const wrong = verdicts.filter(isWrong)
  const allowed = verdicts.filter(({ expected }) => expected !== 'nothing').length
  const counts = `${verdicts.length} pairs, ${allowed} of them allowed, ${wrong.length} not as the rule says`
  const lines = [`${engine} ${version}, ${door}: ${counts}`]
  return [...lines, ...wrong.map((verdict) => writeVerdict(about, verdict))].join('\n')
}

function writeVerdict(
  { engine, door, seed }: About,
  { pair, expected, seen, passed }: Verdict,
): string {
  const { id, policy, deed, status } = pair
  return [
    '',
    `Pair ${id} again: npm run test:browsers -- doors --engine ${engine} --door ${door} --seed ${seed} --case ${id}`,
    `  policy:  ${JSON.stringify(policy)}`,
    `  page:    ${JSON.stringify(deed)}, answered with ${status}`,
    `  by rule: ${JSON.stringify(expected)}`,
    `  seen:    ${JSON.stringify(seen)}`,
    '  on the wire, at this URL:',
    ...passed.flatMap(({ request, response }) => [`    ${request}`, `    => ${response}`]),
  ].join('\n')
}
