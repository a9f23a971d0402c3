import { expect, test } from 'vitest'
import type { CorsOptions } from '@webcors/core'
import { DIFFERENCE_SEVERITIES, type DifferenceCode } from '../compare/difference.js'
import { exportPolicy } from '../export-policy.js'
import { TARGET_NAMES, type TargetName, targetRow } from './targets.js'

const ACCEPT = (Object.keys(DIFFERENCE_SEVERITIES) as DifferenceCode[]).filter(
  (code) => DIFFERENCE_SEVERITIES[code] !== 'widens',
)

const POLICIES: Readonly<Record<string, CorsOptions>> = {
  'listed names': {
    origin: ['https://app.example.com', 'https://*.example.com', 'http://localhost:*'],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT'],
    allowedHeaders: ['Content-Type', 'X-Token'],
    exposedHeaders: ['ETag'],
    maxAge: 600,
  },
  'any names': { origin: ['https://app.example.com'], timingAllowOrigin: true },
  'any origin': {
    origin: '*',
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['ETag'],
    exposedHeaders: ['ETag'],
  },
}

function print(options: CorsOptions, target: TargetName): string {
  try {
    const { files, exact } = exportPolicy(options, target, { accept: ACCEPT })
    const parts = Object.entries(files).map(([name, text]) => `---- ${name}\n${text}`)
    return `exact: ${exact}\n${parts.join('\n')}`
  } catch (error) {
    return `refused: ${(error as { issues: { code: string }[] }).issues.map(({ code }) => code).join(', ')}\n`
  }
}

// Some targets run on no server of these tests. For them, a review of these files against the
// sources is the only check.
test.each(TARGET_NAMES)('exportPolicy prints the reviewed output for %s', async (target) => {
  const { title, verified, versions, sources } = targetRow(target)
  const head = `${title}, ${versions}: ${verified}\n${sources.join('\n')}\n`
  const bodies = Object.entries(POLICIES).map(
    ([name, options]) => `\n==== ${name}\n${print(options, target)}`,
  )
  await expect(head + bodies.join('')).toMatchFileSnapshot(`printed/${target}.txt`)
})
