import type { Exchange, HeaderList, Simulation, SimulationStep } from '@webcors/doctor'
import type { Style } from '../style.js'

const RELEVANT =
  /^(?:access-control-.*|origin|vary|location|www-authenticate|cache-control|allow)$/i

/** Draws the messages on the wire and the steps of the browser, from top to bottom. */
export function drawTrace({ exchanges, steps }: Simulation, style: Style): string {
  const rest = [...exchanges]
  const lines: string[] = ['page']
  const draw = (phase: Exchange['phase']): void => {
    if (rest[0]?.phase === phase) lines.push(...drawExchange(rest.shift() as Exchange, style))
  }
  // Main fetch runs again after each redirect. Each run has at most one preflight and one actual
  // request.
  for (const part of split(steps)) {
    let isSent = false
    for (const step of part) {
      if (step.step === 'CORS-preflight fetch') draw('preflight')
      if (step.phase === 'actual' && !isSent) {
        draw('actual')
        isSent = true
      }
      lines.push(drawStep(step, style))
    }
    const isBlocked = part.some(({ passed }) => !passed)
    if (!isSent && !isBlocked) draw('actual')
  }
  return lines.map((line) => `  ${line}`.trimEnd()).join('\n')
}

function split(steps: readonly SimulationStep[]): readonly SimulationStep[][] {
  const parts: SimulationStep[][] = []
  for (const step of steps) {
    if (step.step === 'Main fetch' || parts.length === 0) parts.push([])
    parts.at(-1)?.push(step)
  }
  return parts
}

function drawExchange(
  { phase, request, response, isCredentialed }: Exchange,
  style: Style,
): string[] {
  const sent = phase === 'preflight' ? 'preflight, never with credentials' : 'with credentials'
  const { pathname, search, host } = new URL(request.url)
  const how = phase === 'preflight' || isCredentialed ? `${host}, ${sent}` : host
  const line = `├─▶ ${style('bold', `${request.method} ${pathname}${search}`)}  ${style('dim', how)}`
  const answer =
    response === null
      ? [`◀── ${style('red', 'no answer')}`]
      : [`◀── ${style('bold', String(response.status))}`, ...drawHeaders(response.headers, style)]
  return [line, ...drawHeaders(request.headers, style), ...answer]
}

function drawHeaders(headers: HeaderList, style: Style): string[] {
  return relevantHeaders(headers).map(
    ([name, value]) => `│     ${style('dim', `${name}:`)} ${value}`,
  )
}

/** Keeps only the headers that matter to CORS. */
export function relevantHeaders(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => RELEVANT.test(name))
}

function drawStep({ step, outcome, passed }: SimulationStep, style: Style): string {
  return passed
    ? `│ ${style('green', '✓')} ${style('dim', `${step}:`)} ${outcome}`
    : `${style('red', '✗')}   ${style('dim', `${step}:`)} ${outcome}`
}
