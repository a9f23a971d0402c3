import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Creates a self-signed certificate for `tls.pub.test`. Returns `undefined` if OpenSSL is not
 * installed.
 */
export function createCertificate(): { key: string; cert: string } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-proxy-'))
  try {
    const name = 'tls.pub.test'
    const options = [
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
    ]
    const files = ['-keyout', 'key.pem', '-out', 'cert.pem']
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
    execFileSync('openssl', ['req', ...options, ...files, ...names], { cwd: folder, stdio: 'pipe' })
    const read = (file: string) => readFileSync(join(folder, file), 'utf8')
    return { key: read('key.pem'), cert: read('cert.pem') }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}
