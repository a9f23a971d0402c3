import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ConformanceHost, ConformancePolicy } from '@webcors/conformance'
import { exportPolicy, type TargetName } from '@webcors/gateways'
import { freePort } from './free-port.ts'
import { startGateway } from './gateway-process.ts'
import { predictGaps } from './predict-gaps.ts'
import { ACCEPT, optionsOf } from './table-options.ts'
import { startUpstream } from './upstream.ts'

/**
 * A framework of another language, and the command that starts its application behind the printed
 * policy.
 */
export interface Framework {
  readonly target: TargetName
  readonly program: string
  /** The path of a package that must be installed in addition to the program. */
  readonly needs: string
  command(folder: string): readonly string[]
}

const APPS = fileURLToPath(new URL('../frameworks/', import.meta.url))

const python = (target: TargetName, app: string, needs: string): Framework => ({
  target,
  program: '/usr/bin/python3',
  needs: `/usr/lib/python3/dist-packages/${needs}`,
  command: () => ['/usr/bin/python3', '-B', APPS + app],
})

export const FRAMEWORKS: readonly Framework[] = [
  python('flask', 'flask_app.py', 'flask_cors'),
  python('django', 'django_app.py', 'corsheaders'),
  python('fastapi', 'starlette_app.py', 'starlette'),
  {
    target: 'rails',
    program: '/usr/bin/ruby',
    needs: '/usr/lib/ruby/vendor_ruby/rack/cors.rb',
    command: () => ['/usr/bin/ruby', `${APPS}rack_app.rb`],
  },
  {
    target: 'go-rs-cors',
    program: '/usr/bin/go',
    needs: '/usr/share/gocode/src/github.com/rs/cors',
    command: (folder) => {
      copyFileSync(`${APPS}main.go`, join(folder, 'main.go'))
      const env = {
        ...process.env,
        GO111MODULE: 'off',
        GOPATH: '/usr/share/gocode',
        GOFLAGS: '-p=1',
        GOCACHE: join(tmpdir(), 'webcors-go-cache'),
      }
      execFileSync('/usr/bin/go', ['build', '-o', 'server', 'main.go', 'cors.go'], {
        cwd: folder,
        env,
      })
      return [join(folder, 'server')]
    },
  },
]

/** Whether the framework is installed on this machine. */
export function canRun({ program, needs }: Framework): boolean {
  return existsSync(program) && existsSync(needs)
}

/**
 * Creates the conformance host of a framework. Its gaps are the rows that its capabilities predict.
 */
export function frameworkHost(
  framework: Framework,
  policies: readonly ConformancePolicy[],
): ConformanceHost {
  return {
    name: framework.target,
    gaps: predictGaps(framework.target, policies),
    async start(policy) {
      const upstream = await startUpstream()
      const folder = mkdtempSync(join(tmpdir(), 'webcors-framework-'))
      const close = async (): Promise<void> => {
        await upstream.close()
        rmSync(folder, { recursive: true, force: true })
      }
      try {
        const { files } = exportPolicy(optionsOf(policy), framework.target, { accept: ACCEPT })
        for (const [name, text] of Object.entries(files))
          writeFileSync(join(folder, basename(name)), text)
        const port = await freePort()
        const env = { PORT: String(port), UPSTREAM_PORT: String(upstream.port), PRINTED: folder }
        const running = await startGateway(framework.command(folder), [port], env, folder)
        return {
          url: `http://127.0.0.1:${port}`,
          close: async () => {
            await running.close()
            await close()
          },
        }
      } catch (error) {
        await close()
        throw error
      }
    },
  }
}
