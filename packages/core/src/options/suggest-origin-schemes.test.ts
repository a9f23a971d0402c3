import { describe, expect, test } from 'vitest'
import { createCors } from '../index.ts'
import { codesOf, issueOf } from '../policy/policy.test-util.ts'

describe('a scheme that looks misspelled', () => {
  test.each([
    ['htps://app.example.com', 'https://app.example.com'],
    ['htpps://app.example.com', 'https://app.example.com'],
    ['htttps://app.example.com:8443', 'https://app.example.com:8443'],
    ['httsp://*.example.com', 'https://*.example.com'],
    ['ttps://app.example.com:443', 'https://app.example.com'],
    ['htp://app.example.com', 'https://app.example.com'],
    ['htp://localhost:3000', 'http://localhost:3000'],
    ['HTPS://App.example.com/', 'https://app.example.com'],
  ])('the fix corrects %s', (origin, meant) => {
    for (const credentials of [false, true]) {
      const issue = issueOf({ origin, credentials })
      expect(issue).toMatchObject({ code: 'origin-invalid', fix: `Write "${meant}".` })
      expect(issue.message).toMatch(/: "\w+" looks misspelled\. /)
      expect(codesOf({ origin: meant, credentials })).toEqual([])
    }
  })

  test.each([
    'capacitor://localhost',
    'ionic://localhost',
    'tauri://localhost',
    'app://.',
    'app://-',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    'ftps://example.com',
  ])('%s is accepted', (origin) => {
    expect(codesOf({ origin, credentials: true })).toEqual([])
  })
})

describe('origins of apps in a shell', () => {
  test('app://., the origin of Electron apps, can be listed, and matches nothing else', () => {
    const policy = createCors({ origin: 'app://.', credentials: true })
    expect(policy.allows('app://.')).toBe(true)
    for (const origin of ['app://', 'app://a', 'https://.', 'null']) {
      expect(policy.allows(origin)).toBe(false)
    }
  })

  test.each([
    ['vscode-webview://*', "origin.startsWith('vscode-webview://')"],
    ['chrome-extension://*', "origin.startsWith('chrome-extension://')"],
    ['app2://*', "origin.startsWith('app2://')"],
    ['https-app://*', "origin.startsWith('https-app://')"],
    ['app+https://*', "origin.startsWith('app+https://')"],
  ])('%s is refused, and the fix is a predicate', (origin, test) => {
    expect(issueOf({ origin })).toMatchObject({
      code: 'origin-pattern-invalid',
      fix: `Write a predicate: origin: (origin) => ${test}.`,
    })
  })

  test('a predicate is asked about the origins that the fixes name', async () => {
    const policy = createCors({
      origin: (origin) => origin.startsWith('vscode-webview://') || origin === 'file://',
    })
    expect(await policy.allows('vscode-webview://1l2k3j')).toBe(true)
    expect(await policy.allows('file://')).toBe(true)
    expect(await policy.allows('file:///a')).toBe(false)
  })
})
