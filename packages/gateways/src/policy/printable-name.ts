import { createExportIssue, type ExportIssue, quote } from '../issue/export-issue.js'
import type { GatewayPolicy } from './gateway-policy.js'

/**
 * The characters of method and header names that are not syntax in any configuration. The other
 * characters of a token (RFC 9110, section 5.6.2) are `$`, `%`, `'` and the backtick: they begin
 * variables for Nginx and formats for HAProxy and Apache, and are quotes for others. No known
 * method or header contains one of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
 */
const PRINTABLE = /^[A-Za-z0-9!#&*+.^_|~-]+$/

/** Returns an issue for each name that a target could read as syntax. */
export function collectNameIssues(policy: GatewayPolicy): ExportIssue[] {
  const lists = {
    methods: policy.methods.names,
    allowedHeaders: policy.headers.names,
    exposedHeaders: policy.exposed,
  }
  return Object.entries(lists).flatMap(([option, names]) =>
    names
      .filter((name) => !PRINTABLE.test(name))
      .map((name) =>
        createExportIssue(
          'name-not-printable',
          [option, names.indexOf(name)],
          name,
          `export name ${quote(name)}: one of its characters is syntax in the configuration of a server`,
          'Use another name: letters, digits and any of !#&*+.^_|~- are fine.',
        ),
      ),
  )
}
