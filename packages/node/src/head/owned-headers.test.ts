import { mergeVary } from '@webcors/core'
import { expect, test } from 'vitest'
import { mergeVaryAgain } from './owned-headers.js'

const CURRENT = ['', 'Accept-Encoding', 'origin', '*', 'Accept-Encoding, Origin', 'Origin,']
const NAMES = [['Origin'], ['Origin', 'Access-Control-Request-Method'], ['Origin, Accept']]

test('what is remembered is what core says, in whatever order it is asked for', () => {
  for (const current of CURRENT) {
    for (const names of NAMES) {
      for (const other of CURRENT) {
        mergeVaryAgain(other, NAMES[0] as string[])
        for (let time = 0; time < 2; time++) {
          expect(mergeVaryAgain(current, names)).toBe(mergeVary(current, names))
        }
      }
    }
  }
})
