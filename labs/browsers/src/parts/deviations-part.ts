import type { Departure } from '../departures/departure.ts'
import { byTheDoctor } from '../departures/by-the-doctor.ts'
import { DEPARTURES } from '../departures/departures.ts'
import { makeCases, placesOf } from '../departures/make-cases.ts'
import { tell } from '../departures/tell.ts'
import type { EngineName } from '../engines/engine.ts'
import { launch } from '../engines/launch.ts'
import { Lab } from '../lab/lab.ts'
import { observe } from '../lab/observe.ts'
import { LABELS, table } from '../report/markdown.ts'
import type { PartReport, RunOptions } from '../report/part-report.ts'

/** What was seen of each departure in one engine. */
interface Seen {
  readonly engine: EngineName
  readonly version: string
  readonly texts: readonly string[]
}

/** Somewhere in the lab, where nothing is asked. */
const NOWHERE = { page: 'http://page.test', api: 'http://api.test', other: 'http://other.test' }

/** Whether engines still depart from the standard where they are known to, and in that way. */
export async function departuresPart({ engines }: RunOptions): Promise<PartReport> {
  const all = await Promise.all(engines.map(seenBy))
  const mistakes = [
    ...all.flatMap(({ engine, texts }) =>
      DEPARTURES.flatMap(({ name, seen }, index) =>
        difference(`${engine}: ${name}`, seen[engine], texts[index]),
      ),
    ),
    ...(await doctorsMistakes([null, ...engines])),
  ]
  for (const mistake of mistakes) console.log(mistake)
  return {
    passed: DEPARTURES.length * all.length - mistakes.length,
    failed: mistakes.length,
    markdown: markdownOf(all),
    versions: new Map(all.map(({ engine, version }) => [engine, version])),
  }
}

/** Whether the doctor says the same, of the standard and of each engine. */
async function doctorsMistakes(
  engines: readonly (EngineName | null)[],
): Promise<readonly string[]> {
  const mistakes: string[] = []
  for (const [index, departure] of DEPARTURES.entries()) {
    const { name, shown, requests, seen, standard } = departure
    // It knows what scripts send; what it says of the console is compared elsewhere.
    const isKnown = requests.every(({ api = 'fetch' }) => ['fetch', 'XMLHttpRequest'].includes(api))
    if (shown === 'console' || !isKnown) continue
    const places = placesOf(index, NOWHERE)
    const cases = makeCases(departure, index, places)
    for (const engine of engines) {
      const told = tell(departure, places, await byTheDoctor(engine, cases, NOWHERE.page))
      const known = engine === null ? (standard ?? '') : seen[engine]
      const who = `The doctor, of ${engine ?? 'the standard'}`
      mistakes.push(...difference(`${who}: ${name}`, known, told))
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
    for (const [index, departure] of DEPARTURES.entries()) {
      const places = placesOf(index, lab.origins)
      const cases = makeCases(departure, index, places)
      const observations = await observe(engine, lab, cases)
      const outcomes = observations.flatMap((one) => one.outcomes)
      const { wire = [], lines = [] } = observations[0] ?? {}
      texts.push(tell(departure, places, { outcomes, wire, lines }))
    }
    return { engine: name, version: engine.version, texts }
  } finally {
    await engine.close()
    lab.close()
  }
}

function markdownOf(all: readonly Seen[]): string {
  const isConsole = ({ shown }: Departure) => shown === 'console'
  const rows = DEPARTURES.map((departure, index) => {
    const texts = all.map(({ texts: own }) => own[index] ?? '')
    const cells = texts.map((text) =>
      text === departure.standard ? 'as the standard' : cell(departure, text),
    )
    return { departure, cells }
  })
  const heads = all.map(({ engine }) => LABELS[engine])
  const wire = rows.filter(({ departure }) => !isConsole(departure))
  const console = rows.filter(({ departure }) => isConsole(departure))
  return [
    table(
      ['Case', 'The standard', ...heads],
      wire.map(({ departure, cells }) => {
        return [departure.name, cell(departure, departure.standard ?? ''), ...cells]
      }),
    ),
    'The same case, in the words of each console (what every line of an engine has around its reason is left out):',
    table(
      ['Case', ...heads],
      console.map(({ departure, cells }) => [departure.name, ...cells]),
    ),
  ].join('\n\n')
}

function cell({ shown }: Departure, text: string): string {
  return shown === 'outcome' ? text : `\`${text}\``
}
