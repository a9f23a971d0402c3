import { defineHandler } from 'nitro'
import { noContent, setCookie } from 'nitro/h3'

export default defineHandler((event) => {
  setCookie(event, 'visitor', 'ada', { httpOnly: true, secure: true, sameSite: 'none' })
  return noContent()
})
