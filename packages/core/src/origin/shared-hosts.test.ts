import { expect, test } from 'vitest'
import { isRegistrable } from './shared-hosts.ts'

test.each<readonly [suffix: string, oneLabel: boolean, anyLabels: boolean]>([
  ['com', true, true],
  ['dev', true, true],
  ['localhost', false, false],
  ['test', false, false],
  ['internal', false, false],
  ['github.io', true, true],
  ['co.uk', true, true],
  ['com.hk', true, true],
  ['wordpress.com', true, true],
  ['me.github.io', false, false],
  ['notgithub.io', false, false],
  ['amazonaws.com', true, true],
  ['s3.amazonaws.com', true, true],
  ['eu-west-1.s3.amazonaws.com', true, true],
  ['repl.co', true, true],
  ['notrepl.co', false, false],
  // Only a star for several labels reaches app.github.dev and up.railway.app.
  ['github.dev', false, true],
  ['railway.app', false, true],
  ['example.com', false, false],
  ['app.example.com', false, false],
])(
  'strangers can get a name under %s that matches a star for one label: %s, for several: %s',
  (suffix, oneLabel, anyLabels) => {
    expect(isRegistrable(suffix, false)).toBe(oneLabel)
    expect(isRegistrable(suffix, true)).toBe(anyLabels)
  },
)
