import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConformanceHost, ConformancePolicy, ConformanceSend } from '@webcors/conformance'
import { CorsExportError, exportPolicy, type TargetName } from '@webcors/gateways'
import { azuriteCommand, CONTAINER, fillStore } from './azurite.ts'
import { emulatorFolder, type EmulatorPackage } from './emulators.ts'
import { freePort } from './free-port.ts'
import { EXPORTABLE } from './gateway-host.ts'
import { startGateway } from './gateway-process.ts'
import { predictGaps } from './predict-gaps.ts'
import { startStaticRelay } from './static-relay.ts'
import { ACCEPT, optionsOf } from './table-options.ts'

/** A cloud's own emulator: a static host behind the printed policy. */
export interface Emulator {
  readonly target: TargetName
  readonly name: EmulatorPackage
  /** The prefix of the path of every file. */
  readonly prefix: string
  command(port: number): readonly string[]
  /** Fills the emulator after it has started. */
  fill?(port: number, printed: string): Promise<void>
}

const SUPERSTATIC_APP = fileURLToPath(new URL('../frameworks/superstatic_app.cjs', import.meta.url))

export const EMULATORS: readonly Emulator[] = [
  {
    target: 'azure-blob',
    name: 'azurite',
    prefix: CONTAINER,
    command: azuriteCommand,
    fill: fillStore,
  },
  {
    target: 'firebase',
    name: 'superstatic',
    prefix: '',
    command: () => [process.execPath, SUPERSTATIC_APP],
  },
]

/**
 * Returns the part of the table that a static host can answer: reading, and preflights for a file
 * that exists.
 */
export function staticPolicies({ target }: Emulator): readonly ConformancePolicy[] {
  return EXPORTABLE.filter((policy) => isPrintable(policy, target))
    .map((policy) => ({
      ...policy,
      requests: policy.requests.filter(({ send }) => isForFiles(send)),
    }))
    .filter(({ requests }) => requests.length > 0)
}

function isForFiles({ method, path, headers }: ConformanceSend): boolean {
  const [pathname = ''] = path.split('?')
  if (method !== 'OPTIONS')
    return /^(GET|HEAD)$/.test(method) && ['/ok', '/missing'].includes(pathname)
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const isPreflight = names.has('origin') && names.has('access-control-request-method')
  return isPreflight && pathname === '/ok'
}

/**
 * Whether a policy can be exported. Most policies of the table cannot, because these targets would
 * widen them.
 */
function isPrintable(policy: ConformancePolicy, target: TargetName): boolean {
  try {
    exportPolicy(optionsOf(policy), target, { accept: ACCEPT })
    return true
  } catch (error) {
    if (error instanceof CorsExportError) return false
    throw error
  }
}

/**
 * Creates the conformance host of an emulator. Its gaps are the rows that its capabilities predict.
 */
export function emulatorHost(
  emulator: Emulator,
  policies: readonly ConformancePolicy[],
): ConformanceHost {
  return {
    name: `${emulator.target} on ${emulator.name}`,
    gaps: predictGaps(emulator.target, policies),
    async start(policy) {
      const folder = mkdtempSync(join(tmpdir(), 'webcors-emulator-'))
      const closing = [async () => rmSync(folder, { recursive: true, force: true })]
      const close = async (): Promise<void> => {
        for (const one of closing.splice(0).toReversed()) await one()
      }
      try {
        const { files } = exportPolicy(optionsOf(policy), emulator.target, { accept: ACCEPT })
        const printed = files['cors.json'] ?? ''
        writeFileSync(join(folder, 'cors.json'), printed)
        const port = await freePort()
        const env = {
          PORT: String(port),
          PRINTED: folder,
          SUPERSTATIC: emulatorFolder('superstatic'),
        }
        const running = await startGateway(emulator.command(port), [port], env, folder)
        closing.push(() => running.close())
        await emulator.fill?.(port, printed)
        const relay = await startStaticRelay(port, emulator.prefix)
        closing.push(() => relay.close())
        return { url: relay.url, close }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}
