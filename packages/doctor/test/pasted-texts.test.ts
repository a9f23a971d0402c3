import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { PASTED_TEXTS } from './pasted-texts.test-util.js'

const part = (found: number, all: number): number => found / all

describe('texts as people paste them', () => {
  const explained = PASTED_TEXTS.map((pasted) => ({ ...pasted, found: explain(pasted.text) }))
  const messages = explained.filter(({ code }) => code !== null)
  const others = explained.filter(({ code }) => code === null)

  test('the collection of pasted texts is large enough', () => {
    expect(PASTED_TEXTS.length).toBeGreaterThanOrEqual(300)
    expect(others.length).toBeGreaterThanOrEqual(60)
  })

  test('explain returns the right first code for 97 of 100 texts', () => {
    const wrong = messages.filter(({ code, found }) => found[0]?.code !== code)
    const share = part(messages.length - wrong.length, messages.length)
    expect([share >= 0.97, share < 0.97 ? wrong.map(({ text }) => text) : []]).toEqual([true, []])
  })

  test('explain finds 97 of 100 values', () => {
    const values = messages.flatMap(({ values, found }) =>
      Object.entries(values).map(([name, value]) => [name, value, found[0]?.values[name]]),
    )
    const missed = values.filter(([, value, found]) => value !== found)
    const share = part(values.length - missed.length, values.length)
    expect([share >= 0.97, share < 0.97 ? missed : []]).toEqual([true, []])
  })

  test('explain finds nothing in texts that are not messages', () => {
    const alarms = others.filter(({ found }) => found.length > 0)
    expect(alarms.map(({ text }) => text)).toEqual([])
  })
})
