import type { Case } from './answers.js'
import type { CodeStyle } from './code-style.js'
import type { Host, Template } from './host.js'
import { quote } from '../quote.js'
import { forLanguage, renderInside, sortImports } from './render-module.js'
import { type Runner, TEST_IMPORTS } from './test-runner.js'

const GUIDE = 'https://github.com/webcors/webcors/blob/main/docs/recipes/test-your-policy.md'

/**
 * The test of the policy, asked for behind its host.
 *
 * @param ofProgram whether it imports the program; else it has the same program inside
 */
export function writePolicyTest(
  host: Host,
  cases: readonly Case[],
  credentials: boolean,
  style: CodeStyle,
  ofProgram: boolean,
): Template {
  const { runner } = style
  const program = ofProgram
    ? `import ${host.program.binding} from '#app'\n`
    : `${OWN_APPLICATION}${renderInside(host.program.text)}`
  const rows = cases.map(({ origin, allowed }) => {
    return `  { origin: ${quote(origin)}, allowed: ${allowed === null ? 'null' : quote(allowed)} },`
  })
  const text = `import assert from 'node:assert/strict'
${TEST_IMPORTS[runner]}
${program}
${runner === 'deno' ? 'const { test } = Deno\n' : ''}
${setsNoEnvironment(runner) ? QUIET : ''}// The origin of a page, and the Access-Control-Allow-Origin that it gets. More: ${GUIDE}
const cases = [
${rows.join('\n')}
]

for (const { origin, allowed } of cases) {
  const may = allowed === null ? 'may not' : 'may'

  test(\`a page of \${origin} \${may} read\`, async () => {
    const { headers } = await ask('GET', { Origin: origin })
    assert.equal(headers.get('Access-Control-Allow-Origin'), allowed)
${credentials ? CREDENTIALS : ''}  })

  test(\`a page of \${origin} \${may} PUT\`, async () => {
    const { status, headers } = await ask('OPTIONS', {
      Origin: origin,
      'Access-Control-Request-Method': 'PUT',
    })
    assert.equal(status, allowed === null ? 403 : 204)
    assert.equal(headers.get('Access-Control-Allow-Origin'), allowed)
  })
}

${host.ask}`
  return sortImports(forLanguage(text, style))
}

const OWN_APPLICATION = `
// An application of its own, so that the policy alone is tested. To test yours, import it here.
`

/** Runners that leave NODE_ENV unset, so that the policy takes a test for development, and warns. */
function setsNoEnvironment(runner: Runner): boolean {
  return runner === 'node' || runner === 'mocha' || runner === 'deno'
}

const QUIET = `// These denials are meant: no warnings about them.
process.env.NODE_ENV ??= 'test'

`

const CREDENTIALS = `    const cookies = headers.get('Access-Control-Allow-Credentials')
    assert.equal(cookies, allowed === null ? null : 'true')
`
