import { setTimeout } from 'node:timers/promises'
import { defineHandler } from 'nitro'
import { createEventStream } from 'nitro/h3'

export default defineHandler((event) => {
  const stream = createEventStream(event)
  const call = async () => {
    for (const number of [7, 8, 9]) {
      await stream.push(`Number ${number}, please`)
      await setTimeout(100)
    }
    await stream.close()
  }
  void call()
  return stream
})
