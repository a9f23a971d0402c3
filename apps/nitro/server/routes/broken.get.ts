import { defineHandler } from 'nitro'

export default defineHandler(() => {
  throw new TypeError('What pages are not told')
})
