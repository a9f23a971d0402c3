import { describe, expect, test } from 'vitest'
import { findSharedHostBelow, isPublicSuffix } from './public-suffix.js'
import { SHARED_HOSTS } from './shared-hosts.js'

test.each(SHARED_HOSTS)('%s is a public suffix below a domain that is not one', (host) => {
  expect(isPublicSuffix(host)).toBe(true)
  expect(isPublicSuffix(host.slice(host.indexOf('.') + 1))).toBe(false)
})

describe('findSharedHostBelow', () => {
  test.each([
    ['amazonaws.com', 's3.amazonaws.com'],
    ['eu-central-1.amazonaws.com', 's3.eu-central-1.amazonaws.com'],
    ['windows.net', 'blob.core.windows.net'],
    ['render.com', 'app.render.com'],
    ['platform.sh', 'eu.platform.sh'],
  ])('finds a shared host below %s: %s', (domain, host) => {
    expect(findSharedHostBelow(domain)).toBe(host)
  })

  test.each(['example.com', 'example.co.uk', 'render.example'])(
    'finds no shared host below %s',
    (domain) => {
      expect(findSharedHostBelow(domain)).toBeUndefined()
    },
  )
})
