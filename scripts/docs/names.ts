import { codeSpans } from './markdown.ts'
import { page } from './pages.ts'

/** Reads the codes that have an entry under a heading of docs/errors.md. */
export function codesUnder(title: string): string[] {
  const { headings } = page('docs/errors.md')
  const start = headings.findIndex(({ text }) => text === title)
  const end = headings.findIndex(({ level }, index) => index > start && level <= 2)
  const entries = headings.slice(start + 1, end === -1 ? undefined : end)
  return entries.map(({ text }) => text.replaceAll('`', ''))
}

/** The rows of the README's table of options: name, type, default, effect. */
export function optionRows(): (readonly string[])[] {
  const { rows } = page('README.md')
  const start = rows.findIndex(([name]) => name === 'Name')
  const end = rows.findIndex(([name = ''], index) => index > start && !name.startsWith('`'))
  return rows.slice(start + 1, end === -1 ? undefined : end)
}

/** Writes a module that compiles only if the guides and the types have the same names. */
export function namesModule(): string {
  const record = (names: readonly string[]): string =>
    JSON.stringify(Object.fromEntries(names.map((name) => [name, 0])))
  const options = optionRows().map(([name = '']) => codeSpans(name)[0] ?? '')
  return `
import type { CorsIssueCode, CorsOptions, CorsReason } from '@webcors/core'
import type { CorsNoticeCode } from '@webcors/core/migrate'
import type { ExportIssueCode } from '@webcors/gateways'
import type { ProxyCode, ProxyIssueCode } from '@webcors/proxy'
import type { MigrationNoticeCode, MigrationStopCode } from '@webcors/migrate'
type Names<T> = T extends unknown ? keyof T : never
export const codes: Record<CorsIssueCode, 0> = ${record(codesUnder('Issues of options'))}
export const reasons: Record<CorsReason, 0> = ${record(codesUnder('Reasons of decisions'))}
export const notices: Record<CorsNoticeCode, 0> = ${record(codesUnder('Notices of converters'))}
export const exports: Record<ExportIssueCode, 0> = ${record(codesUnder('Exporting a policy'))}
export const proxyIssues: Record<ProxyIssueCode, 0> = ${record(codesUnder('Issues of proxy options'))}
export const answers: Record<ProxyCode, 0> = ${record(codesUnder('Answers of the proxy'))}
export const moving: Record<MigrationStopCode | MigrationNoticeCode, 0> = ${record(codesUnder('Moving from another library'))}
export const options: Record<Names<CorsOptions>, 0> = ${record(options)}
`
}
