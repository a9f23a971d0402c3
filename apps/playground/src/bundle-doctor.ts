import { fileURLToPath } from 'node:url'
import { build, stop } from 'esbuild'

/** `@webcors/doctor` as one module for the page. It runs in browsers as it is. */
export async function bundleDoctor(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve('@webcors/doctor'))],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  await stop() // Its process would stay.
  const [file] = outputFiles
  return file?.text ?? ''
}
