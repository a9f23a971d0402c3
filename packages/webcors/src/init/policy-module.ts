import type { Answers } from './answers.js'
import type { Template } from './host.js'
import { quote } from '../quote.js'

/** The variable that replaces the list of origins. */
export const VARIABLE = 'ALLOWED_ORIGINS'

interface PolicyModule {
  readonly file: string
  /** The package that it imports. */
  readonly from: string
  /** The file that has the variable. */
  readonly variables: string
}

/** The module that holds the policy: the mount imports it, and so do `webcors lint`, `export` and `drift`. */
export function writePolicy(
  { origins, credentials }: Answers,
  { file, from, variables }: PolicyModule,
): Template {
  const isTypeScript = file.endsWith('ts')
  const isPublic = origins === '*'
  const imported = [isTypeScript && 'type CorsOptions', !isPublic && 'originsFrom'].filter(Boolean)
  const options = isPublic
    ? [`  origin: '*',`]
    : [
        `  // ${VARIABLE} replaces this list: ${variables} sets it while you develop.`,
        `  origin: originsFrom(process.env.${VARIABLE} ?? ${quote(origins.join(' '))}),`,
        ...(credentials ? ['  credentials: true,'] : []),
      ]
  return [
    ...(imported.length > 0 ? [`import { ${imported.join(', ')} } from '${from}'`, ''] : []),
    '/**',
    ` * Who may read what this server answers. \`npx webcors lint ${file}\` checks it.`,
    ...(isTypeScript ? [] : [' *', ` * @type {import('${from}').CorsOptions}`]),
    ' */',
    'const corsOptions = {',
    ...options,
    `}${isTypeScript ? ' satisfies CorsOptions' : ''}`,
    '',
    '@export default corsOptions',
    '',
  ].join('\n')
}
