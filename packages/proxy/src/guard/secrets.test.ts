import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { containsSecret, secretTexts } from './secrets.js'

const hex = (code: number) => `%${code.toString(16).padStart(2, '0')}`

describe('containsSecret', () => {
  test.each([
    ['is URL-encoded in upper case', 'x?k=a%2Fb%2Bc%3D%3D-long'],
    ['is URL-encoded in lower case', 'x?k=a%2fb%2bc%3d%3d-long'],
    ['is partly encoded', 'x?k=a/b%2Bc==-%6cong'],
    ['has a space for its plus sign', 'a/b c==-long'],
    ['is encoded twice', 'x?to=%2Fy%3Fk%3Da%252Fb%252Bc%253D%253D-long'],
    ['is encoded three times', 'a%25252Fb%25252Bc==-long'],
    ['is beside invalid percent signs', '%%zz%2 a%2fb+c==-long%'],
  ])('containsSecret finds a secret that %s', (_name, text) => {
    expect(containsSecret(text, secretTexts(['a/b+c==-long']))).toBe(true)
  })

  test('containsSecret finds a secret with a percent sign', () => {
    const secrets = secretTexts(['100%41-s3cret'])
    expect(containsSecret('x 100%41-s3cret', secrets)).toBe(true)
    expect(containsSecret('x 100%2541-s3cret', secrets)).toBe(true)
  })

  test('containsSecret finds a secret that is not ASCII, as UTF-8 and as Latin-1', () => {
    const secrets = secretTexts(['pass§word'])
    const utf8 = new TextDecoder('latin1').decode(new TextEncoder().encode('pass§word'))
    for (const text of ['pass§word', 'pass%C2%A7word', 'pass%a7word', utf8])
      expect([text, containsSecret(text, secrets)]).toEqual([text, true])
  })

  test('containsSecret searches for values of eight characters or more', () => {
    const secrets = secretTexts(['json', '2', 's3v3n-c', 'e1ght-ch'])
    expect(containsSecret('application/json; v=2 s3v3n-c', secrets)).toBe(false)
    expect(containsSecret('e1ght-ch', secrets)).toBe(true)
    expect(containsSecret('anything', secretTexts([]))).toBe(false)
  })

  test('containsSecret finds any secret, whichever of its characters are encoded', () => {
    // A plain percent sign in front of two digits would encode another character.
    const char = fc.integer({ min: 0x20, max: 0x7e }).filter((code) => code !== 0x25)
    const chars = fc.array(fc.record({ char, isEncoded: fc.boolean() }), { minLength: 8 })
    const plain = (code: number) => String.fromCharCode(code)
    fc.assert(
      fc.property(chars, (all) => {
        const secret = all.map((one) => plain(one.char)).join('')
        const text = all.map((one) => (one.isEncoded ? hex : plain)(one.char)).join('')
        expect(containsSecret(`<https://x/?k=${text}>`, secretTexts([secret]))).toBe(true)
      }),
    )
  })
})
