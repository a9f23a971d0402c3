export { fetchIn, readEventsIn, uploadIn } from './ask-in-page.ts'
export {
  type Browser,
  type BrowserContext,
  CHROMIUM,
  hasChromium,
  launchChromium,
  launchChromiumWithExtension,
  launchChromiumWithProfile,
  type Page,
} from './chromium.ts'
export { type OpenPages, openPages } from './open-pages.ts'
