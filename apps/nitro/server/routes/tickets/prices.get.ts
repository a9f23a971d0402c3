import { defineHandler } from 'nitro'

export default defineHandler(() => ({ adults: 12, children: 0 }))
