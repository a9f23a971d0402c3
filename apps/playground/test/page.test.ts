import { CHROMIUM, hasChromium } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTS } from '../src/hosts/hosts.ts'
import { type HostReport, runHosts } from './host-report.test-util.ts'
import { casesOf, type Opened, openPlayground } from './opened.test-util.ts'
import { describePage } from './page.test-util.ts'
import { describeExplain } from './explain.test-util.ts'
import { describeUse } from './use.test-util.ts'

const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

let opened: Opened
/** The results of the cases on each host. */
let reports: readonly HostReport[]

beforeAll(async () => {
  if (!hasChromium) return
  opened = await openPlayground()
  // The hosts run on two pages. More pages at a time would not be faster.
  const names = HOSTS.map(({ name }) => name)
  const half = names.length / 2
  const lanes = [names.slice(0, half), names.slice(half)]
  reports = (await Promise.all(lanes.map((lane) => runHosts(lane, opened)))).flat()
})
afterAll(() => opened?.close())

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium).each(HOSTS)(`the page with the host $title${skipped}`, (host) => {
  const meant = casesOf(host)
  let report: HostReport

  beforeAll(() => {
    report = reports.find(({ host: name }) => name === host.name) as HostReport
  })

  it('names the host, its API and its packages, and shows that all cases went as expected', () => {
    expect(report.host).toBe(host.name)
    expect(report.api).toBe(report.config.api)
    expect(report.install).toBe(`npm install ${host.packages.join(' ')}`)
    expect(report.stack).toBe(host.fix)
    expect(report.verdict).toBe(`All ${meant.length} cases went as expected`)
  })

  it.each(meant)('$id: $title', ({ id, expect: { outcome } }) => {
    const { state, alarm, chip } = report.cases[id] ?? {}
    expect(alarm).toBe('')
    expect(state).toBe('expected')
    expect(chip).toMatch(outcome === 'read' ? /^Read \d{3}$/ : /^Blocked$/)
  })

  it('logs the errors that the cases announce, and no others', async () => {
    const announced = Object.values(report.cases).flatMap(({ lines }) => lines)
    const logged = () =>
      report
        .console()
        .map((text) => text.replace(/\?id=[\w-]+/, ''))
        .filter((text) => !text.startsWith('Failed to load resource: '))
        .toSorted()
    expect(announced).toHaveLength(meant.filter((one) => one.expect.outcome === 'blocked').length)
    // A sandboxed frame is another process, whose messages may come later.
    await expect.poll(logged, { timeout: 10_000 }).toEqual(announced.toSorted())
  })
})

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`the page in Chromium${skipped}`, () => {
  describePage(() => opened)
  describeExplain(() => opened)
  describeUse(() => opened)
})
