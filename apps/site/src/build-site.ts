import { build } from 'vitepress'
import { APP, OUT } from './folders.ts'
import { prepare } from './prepare.ts'

/** Builds the whole site from the sources of the packages, which need no build. */
export async function buildSite(): Promise<{ readonly folder: string; readonly seconds: string }> {
  const start = performance.now()
  await prepare()
  await build(APP)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  return { folder: `${APP}${OUT}/site`, seconds }
}
