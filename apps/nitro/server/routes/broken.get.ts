import { defineHandler } from 'nitro'

export default defineHandler(() => {
  throw new TypeError('Pages must not read this message')
})
