import { fromExpressCors } from '@webcors/node/express-cors'
import type { Conversion, Library } from './library.js'

const NAMES = { headers: 'allowedHeaders', optionsSuccessStatus: 'preflightStatus' }

/** The `cors` package, which Express, Connect, Polka, Nest and plain `node:http` use. */
export const EXPRESS_CORS: Library = {
  module: 'cors',
  packages: ['cors', '@types/cors'],
  exported: ['default'],
  optionTypes: ['CorsOptions'],
  form: 'call',
  replacement: '@webcors/node',
  names: NAMES,
  convert: (options) =>
    conversion(options === undefined ? fromExpressCors() : fromExpressCors(options)),
}

export const LIBRARIES: readonly Library[] = [EXPRESS_CORS]

function conversion(found: ReturnType<typeof fromExpressCors>): Conversion {
  return found.issues
    ? { issues: found.issues, notices: [] }
    : { value: found.value, issues: [], notices: [] }
}
