import { createSign, generateKeyPairSync } from 'node:crypto'

/**
 * Creates a self-signed certificate with its key, for the life of the process. Clients must not
 * verify it.
 */
export function createSelfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  // The shortest certificate that TLS accepts: X.690 (DER) and
  // https://www.rfc-editor.org/rfc/rfc5280#section-4.1
  const signedBy = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex'))) // ecdsa-with-SHA256
  const commonName = der(0x06, Buffer.from('550403', 'hex'))
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('localhost')))))
  const validity = sequence(time('20000101000000Z'), time('20991231235959Z'))
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // Version 3
    der(0x02, Buffer.from([1])), // Serial number
    signedBy,
    name,
    validity,
    name,
    key,
  )
  const signature = createSign('sha256').update(content).sign(privateKey)
  const bits = der(0x03, Buffer.concat([Buffer.from([0]), signature]))
  const certificate = sequence(content, signedBy, bits).toString('base64')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
  }
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content
  const long = length > 255 ? [0x82, length >> 8, length & 255] : [0x81, length]
  return Buffer.concat([Buffer.from([tag, ...(length > 127 ? long : [length])]), content])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts))
}

function time(text: string): Buffer {
  return der(0x18, Buffer.from(text))
}
