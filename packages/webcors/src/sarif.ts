import type { Result } from './outcome.js'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

/**
 * The parts of a SARIF 2.1.0 log that this program writes.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html section 3.13
 */
export interface SarifLog {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: {
    readonly tool: {
      readonly driver: {
        readonly name: string
        readonly version: string
        readonly informationUri: string
        readonly rules: { readonly id: string; readonly help: { readonly text: string } }[]
      }
    }
    readonly results: {
      readonly ruleId: string
      readonly level: 'error' | 'warning' | 'note'
      readonly message: { readonly text: string }
      readonly locations: {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } }
        readonly logicalLocations?: { readonly fullyQualifiedName: string }[]
      }[]
    }[]
  }[]
}

/** Creates a SARIF log from results. */
export function toSarif(results: readonly Result[], version: string): SarifLog {
  const rules = [...new Set(results.map(({ code }) => code))].map((id) => ({
    id,
    help: { text: `npx webcors explain ${id}` },
  }))
  const informationUri = 'https://github.com/webcors/webcors'
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'webcors', version, informationUri, rules } },
        results: results.map(({ code, severity, message, location, place }) => ({
          ruleId: code,
          level: LEVELS[severity],
          message: { text: message },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: uriOf(location) } },
              ...(place !== undefined && { logicalLocations: [{ fullyQualifiedName: place }] }),
            },
          ],
        })),
      },
    ],
  }
}

/**
 * Returns the location as a URI. A path becomes a relative reference:
 * https://www.rfc-editor.org/rfc/rfc3986#section-4.2
 */
function uriOf(location: string): string {
  if (URL.canParse(location) && /^https?:/i.test(location)) return new URL(location).href
  return location.split(/[\\/]/).map(encodeURIComponent).join('/')
}
