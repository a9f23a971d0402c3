export { fetchIn, readEventsIn, uploadIn } from './ask-in-page.ts'
export { type Browser, CHROMIUM, hasChromium, launchChromium, type Page } from './chromium.ts'
export { type OpenPages, openPages } from './open-pages.ts'
