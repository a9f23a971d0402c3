import type * as explainPart from './parts/explain.ts'
import type * as exportPart from './parts/export.ts'
import type * as lintPart from './parts/lint.ts'

/** Parts of the page that are loaded when they are needed, because they hold large tables. */
export interface Parts {
  readonly explain: typeof explainPart
  readonly export: typeof exportPart
  readonly lint: typeof lintPart
}

declare global {
  /** The loaded parts. Each part registers itself here. */
  var webcorsParts: { -readonly [Name in keyof Parts]?: Parts[Name] } | undefined
}

const loading = new Map<keyof Parts, Promise<unknown>>()

/**
 * Loads a part of the page by a script element. Browsers refuse `import()` in a page that was
 * opened as a file.
 */
export async function loadPart<Name extends keyof Parts>(name: Name): Promise<Parts[Name]> {
  const loaded = loading.get(name) ?? load(name)
  loading.set(name, loaded)
  await loaded
  const part = globalThis.webcorsParts?.[name]
  if (part === undefined) throw new Error(`Cannot load ${name}.js`)
  return part
}

function load(name: keyof Parts): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = `${name}.js`
    script.addEventListener('load', resolve)
    script.addEventListener('error', () => {
      loading.delete(name)
      reject(new Error(`Cannot load ${name}.js`))
    })
    document.head.append(script)
  })
}
