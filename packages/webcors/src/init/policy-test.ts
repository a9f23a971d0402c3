import type { Case } from './answers.js'
import type { CodeStyle } from './code-style.js'
import type { Host, Template } from './host.js'
import { quote } from '../quote.js'
import { forLanguage, renderInside, sortImports } from './render-module.js'
import { type Runner, TEST_IMPORTS } from './test-runner.js'

const GUIDE = 'https://github.com/webcors/webcors/blob/main/docs/recipes/test-your-policy.md'

/**
 * Writes the test of the policy, which sends requests to the host.
 *
 * @param ofProgram whether the test imports the program of the project. Otherwise the test contains
 *   a small program
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
${leavesEnvironmentUnset(runner) ? QUIET : ''}// The origin of a page, and the Access-Control-Allow-Origin that it gets. More: ${GUIDE}
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
// A separate application, so that the test covers the policy only. To test yours, import it here.
`

/**
 * Whether a runner leaves NODE_ENV unset. The policy would then assume development, and print
 * warnings.
 */
function leavesEnvironmentUnset(runner: Runner): boolean {
  return runner === 'node' || runner === 'mocha' || runner === 'deno'
}

const QUIET = `// The denials of this test are intended, so it prints no warnings about them.
process.env.NODE_ENV ??= 'test'

`

const CREDENTIALS = `    const cookies = headers.get('Access-Control-Allow-Credentials')
    assert.equal(cookies, allowed === null ? null : 'true')
`
