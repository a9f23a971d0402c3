import type { Deviation } from '../deviations/deviation.ts'
import { byTheDoctor } from '../deviations/by-the-doctor.ts'
import { DEVIATIONS } from '../deviations/deviations.ts'
import { makeCases, placesOf } from '../deviations/make-cases.ts'
import { evidenceOf } from '../deviations/evidence-of.ts'
import type { EngineName } from '../engines/engine.ts'
import { launch } from '../engines/launch.ts'
import { Lab } from '../lab/lab.ts'
import { observe } from '../lab/observe.ts'
import { LABELS, table } from '../report/markdown.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'

/** The observations of each deviation in one engine. */
interface Seen {
  readonly engine: EngineName
  readonly version: string
  readonly texts: readonly string[]
}

/** Places in the lab for predictions, to which no requests are sent. */
const NOWHERE = { page: 'http://page.test', api: 'http://api.test', other: 'http://other.test' }

/** Checks that engines still have their known deviations from the standard. */
export async function deviationsPart({ engines }: RunOptions): Promise<PartReport> {
  const all = await Promise.all(engines.map(seenBy))
  const mistakes = [
    ...all.flatMap(({ engine, texts }) =>
      DEVIATIONS.flatMap(({ name, seen }, index) =>
        difference(`${engine}: ${name}`, seen[engine], texts[index]),
      ),
    ),
    ...(await doctorsMistakes([null, ...engines])),
  ]
  for (const mistake of mistakes) console.log(mistake)
  return {
    passed: DEVIATIONS.length * all.length - mistakes.length,
    failed: mistakes.length,
    markdown: markdownOf(all),
    versions: new Map(all.map(({ engine, version }) => [engine, version])),
  }
}

/** Checks that the doctor predicts the same, for the standard and for each engine. */
async function doctorsMistakes(
  engines: readonly (EngineName | null)[],
): Promise<readonly string[]> {
  const mistakes: string[] = []
  for (const [index, deviation] of DEVIATIONS.entries()) {
    const { name, shown, requests, seen, standard } = deviation
    // The doctor models only scripts. Its console messages are compared elsewhere.
    const isKnown = requests.every(({ api = 'fetch' }) => ['fetch', 'XMLHttpRequest'].includes(api))
    if (shown === 'console' || !isKnown) continue
    const places = placesOf(index, NOWHERE)
    const cases = makeCases(deviation, index, places)
    for (const engine of engines) {
      const observed = evidenceOf(deviation, places, await byTheDoctor(engine, cases, NOWHERE.page))
      const known = engine === null ? (standard ?? '') : seen[engine]
      const who = `The doctor, of ${engine ?? 'the standard'}`
      mistakes.push(...difference(`${who}: ${name}`, known, observed))
    }
  }
  return mistakes
}

function difference(about: string, known: string, seen = ''): readonly string[] {
  return known === seen ? [] : [`${about}\n  known: ${known}\n  seen:  ${seen}`]
}

async function seenBy(name: EngineName): Promise<Seen> {
  const lab = await Lab.start()
  const engine = await launch(name, `${lab.origins.page}/`)
  try {
    const texts: string[] = []
    for (const [index, deviation] of DEVIATIONS.entries()) {
      const places = placesOf(index, lab.origins)
      const cases = makeCases(deviation, index, places)
      const observations = await observe(engine, lab, cases)
      const outcomes = observations.flatMap((one) => one.outcomes)
      const { wire = [], lines = [] } = observations[0] ?? {}
      texts.push(evidenceOf(deviation, places, { outcomes, wire, lines }))
    }
    return { engine: name, version: engine.version, texts }
  } finally {
    await engine.close()
    lab.close()
  }
}

function markdownOf(all: readonly Seen[]): string {
  const isConsole = ({ shown }: Deviation) => shown === 'console'
  const rows = DEVIATIONS.map((deviation, index) => {
    const texts = all.map(({ texts: own }) => own[index] ?? '')
    const cells = texts.map((text) =>
      text === deviation.standard ? 'as the standard' : cell(deviation, text),
    )
    return { deviation, cells }
  })
  const heads = all.map(({ engine }) => LABELS[engine])
  const wire = rows.filter(({ deviation }) => !isConsole(deviation))
  const console = rows.filter(({ deviation }) => isConsole(deviation))
  return [
    table(
      ['Case', 'The standard', ...heads],
      wire.map(({ deviation, cells }) => {
        return [deviation.name, cell(deviation, deviation.standard ?? ''), ...cells]
      }),
    ),
    'The same case, in the words of each console (what every line of an engine has around its reason is left out):',
    table(
      ['Case', ...heads],
      console.map(({ deviation, cells }) => [deviation.name, ...cells]),
    ),
  ].join('\n\n')
}

function cell({ shown }: Deviation, text: string): string {
  return shown === 'outcome' ? text : `\`${text}\``
}
